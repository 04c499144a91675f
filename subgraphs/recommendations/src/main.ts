import { runService } from '@media-gateway/adapters';
import { recommendations } from './index.ts';

await runService(recommendations);
