import { toSubgraphSchema } from '@media-gateway/pothos';
import { builder } from './builder.ts';
import './schema/user.ts';

export const schema = toSubgraphSchema(builder);
