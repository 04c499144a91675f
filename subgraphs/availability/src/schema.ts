import { toSubgraphSchema } from '@media-gateway/pothos';
import { builder } from './builder.ts';
import './schema/offer.ts';
import './schema/lists.ts';
import './schema/change.ts';
import './schema/mutation.ts';

export const schema = toSubgraphSchema(builder);
