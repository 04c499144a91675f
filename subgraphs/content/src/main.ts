import { runService } from '@media-gateway/adapters';
import { content } from './index.ts';

await runService(content);
