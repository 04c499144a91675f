import { runService } from '@media-gateway/adapters/service';
import { user } from './index.ts';

await runService(user);
