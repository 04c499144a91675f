// The plugins extend the builder's types; the declarations need to say so, too.
import '@pothos/plugin-directives';
import '@pothos/plugin-federation';

export { type Builder, type BuilderTypes, createBuilder, toSubgraphSchema } from './builder.ts';
export { CACHED_AS_PARENT, type CacheHint, PERSONAL, cachedFor } from './cache-control.ts';
export { CONNECTION_ARGS, PAGED, type Page, connectionRef } from './connection.ts';
export { type TitleRef, titleStub } from './title.ts';
