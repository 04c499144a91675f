import { runService } from '@media-gateway/adapters';
import { user } from './index.ts';

await runService(user);
