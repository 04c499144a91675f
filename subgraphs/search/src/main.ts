import { runService } from '@media-gateway/adapters';
import { search } from './index.ts';

await runService(search);
