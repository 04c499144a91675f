import { runService } from '@media-gateway/adapters';
import { availability } from './index.ts';

await runService(availability);
