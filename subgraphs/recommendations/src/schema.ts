import { toSubgraphSchema } from '@media-gateway/pothos';
import { builder } from './builder.ts';
import './schema/lists.ts';
import './schema/reaction.ts';

export const schema = toSubgraphSchema(builder);
