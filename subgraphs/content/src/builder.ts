import { createBuilder } from '@media-gateway/pothos';
import type { Context } from './context.ts';

export const builder = createBuilder<Context>();
