import { DirectiveLocation, GraphQLBoolean, GraphQLDirective, GraphQLEnumType, GraphQLInt } from 'graphql';

/** Names the directive to the composition; nothing is fetched from there. */
const SPEC_URL = 'https://media-gateway.example/cacheControl/v1.0';

/** How long what is told may be kept, and by whom. */
export type CacheHint = {
  /** In seconds. */
  readonly maxAge?: number;
  /** PRIVATE is for the viewer alone. */
  readonly scope?: 'PUBLIC' | 'PRIVATE';
  /** As long as what it is part of. */
  readonly inheritMaxAge?: boolean;
};

/** The same for everybody, for this many seconds. */
export const cachedFor = (maxAge: number) => ({ cacheControl: { maxAge } });

/** Part of something else, and kept as long as that. */
export const CACHED_AS_PARENT = { cacheControl: { inheritMaxAge: true } };

/** The viewer's own: shared with nobody, and asked for anew each time. */
export const PERSONAL = { cacheControl: { maxAge: 0, scope: 'PRIVATE' as const } };

// A name below that of the feature is not part of what clients see.
const Scope = new GraphQLEnumType({
  name: 'cacheControl__Scope',
  description: 'Who may keep it.',
  values: {
    PUBLIC: { description: 'Whoever passes it on, for everybody.' },
    PRIVATE: { description: 'Only who asked, for themselves.' },
  },
});

/** As Apollo defines it: https://www.apollographql.com/docs/apollo-server/performance/caching */
const cacheControl = new GraphQLDirective({
  name: 'cacheControl',
  description: 'How long a value may be kept, and by whom.',
  locations: [
    DirectiveLocation.FIELD_DEFINITION,
    DirectiveLocation.OBJECT,
    DirectiveLocation.INTERFACE,
    DirectiveLocation.UNION,
  ],
  args: {
    maxAge: { type: GraphQLInt, description: 'For how many seconds.' },
    scope: { type: Scope, description: 'Who may keep it; everybody unless it is said.' },
    inheritMaxAge: { type: GraphQLBoolean, description: 'As long as what it is part of.' },
  },
});

/** What a subgraph's schema says so that its hints reach the supergraph. */
export const CACHE_CONTROL = {
  directives: [cacheControl],
  composeDirectives: ['@cacheControl' as const],
  extensions: { directives: [{ name: 'link', args: { url: SPEC_URL, import: ['@cacheControl'] } }] },
};
