import type { GraphQLSchema } from 'graphql';
import { type Facets, readFacets } from './directives.ts';
import { type Problem, problemAt } from './problem.ts';
import { routeShape } from './route.ts';
import type { ParsedSource } from './source.ts';

interface Claim {
  readonly what: string;
  readonly source: ParsedSource;
}

/** What is wrong with operations taken together: two that claim one name, route, tool or event. */
export function checkConflicts(schema: GraphQLSchema, sources: readonly ParsedSource[]): readonly Problem[] {
  const owners = new Map<string, ParsedSource>();
  return sources
    .flatMap((source) => claimsOf(source, readFacets(schema, source.operation)))
    .flatMap(({ what, source }) => {
      const owner = owners.get(what);
      if (!owner) owners.set(what, source);
      return owner ? [problemAt(source.file, source.operation, `The ${what} is already taken by ${owner.file}.`)] : [];
    });
}

function claimsOf(source: ParsedSource, { http, mcp, webhook }: Facets): readonly Claim[] {
  return [
    { what: `operation name ${source.name}`, source },
    ...(http ? [{ what: `route ${http.method} ${routeShape(http.route)}`, source }] : []),
    ...(mcp ? [{ what: `tool name ${mcp.name}`, source }] : []),
    ...(webhook ? [{ what: `event ${webhook.event}`, source }] : []),
  ];
}
