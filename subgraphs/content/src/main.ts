import { runService } from '@media-gateway/adapters/service';
import { content } from './index.ts';

await runService(content);
