import { runService } from '@media-gateway/adapters/service';
import { availability } from './index.ts';

await runService(availability);
