import { runService } from '@media-gateway/adapters';
import { sync } from './index.ts';

await runService(sync);
