import { runService } from '@media-gateway/adapters/service';
import { search } from './index.ts';

await runService(search);
