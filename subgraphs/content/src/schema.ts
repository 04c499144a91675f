import { toSubgraphSchema } from '@media-gateway/pothos';
import { builder } from './builder.ts';
import './schema/title.ts';
import './schema/film.ts';
import './schema/show.ts';
import './schema/filmography.ts';
import './schema/lookup.ts';
import './schema/browse.ts';
import './schema/genre.ts';

export const schema = toSubgraphSchema(builder);
