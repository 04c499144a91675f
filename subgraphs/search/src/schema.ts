import { toSubgraphSchema } from '@media-gateway/pothos';
import { builder } from './builder.ts';
import './schema/search.ts';
import './schema/suggestion.ts';

export const schema = toSubgraphSchema(builder);
