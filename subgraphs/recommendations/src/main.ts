import { runService } from '@media-gateway/adapters/service';
import { recommendations } from './index.ts';

await runService(recommendations);
