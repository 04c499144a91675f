import { runService } from '@media-gateway/adapters/service';
import { sync } from './index.ts';

await runService(sync);
