import { Supergraph } from '@apollo/federation-internals';
import { StartupError } from '@media-gateway/kernel';
import { GraphQLError, type GraphQLSchema, buildASTSchema, parse } from 'graphql';
import { SUPPORTED_FEATURES } from './features.ts';

/** A supergraph, read once and never changed; everything derived from it belongs to this version. */
export interface LoadedSupergraph {
  readonly sdl: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Everything, with the join and cost directives on it. */
  readonly fullSchema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
}

/** @throws StartupError when the text is no supergraph. */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  try {
    const internals = Supergraph.build(sdl, {
      validateSupergraph: false,
      supportedFeatures: new Set(SUPPORTED_FEATURES),
    });
    return {
      sdl,
      apiSchema: internals.apiSchema().toGraphQLJSSchema({ includeDefer: true }),
      fullSchema: buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true }),
      subgraphs: internals.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    };
  } catch (cause) {
    const reason = cause instanceof GraphQLError ? cause.message : String(cause);
    throw new StartupError(`The supergraph cannot be read: ${reason}`, { cause });
  }
}
