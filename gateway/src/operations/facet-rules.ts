import type { GraphQLSchema } from 'graphql';
import { checkConstraints } from './rules/constraint.ts';
import { type Facets, directiveNode } from './directives.ts';
import { checkHttp } from './rules/http.ts';
import { type Problem, problemAt } from './problem.ts';
import type { ParsedSource } from './source.ts';
import { checkTool } from './rules/tool.ts';
import { checkVariables } from './rules/variable.ts';

/**
 * What is wrong with the facade directives of one operation that is valid GraphQL.
 * @param schema the API schema with the facade directives.
 */
export const checkFacets = (schema: GraphQLSchema, source: ParsedSource, facets: Facets): readonly Problem[] => [
  ...checkAudience(source, facets),
  ...checkHttp(schema, source, facets),
  ...checkTool(source, facets),
  ...checkEvent(source, facets),
  ...checkVariables(schema, source, facets),
  ...checkConstraints(schema, source),
];

/** Which directives each audience needs: a contradiction would publish an operation that nobody can reach. */
function checkAudience({ file, operation, name }: ParsedSource, facets: Facets): readonly Problem[] {
  const { audience, http, mcp, webhook } = facets;
  const at = (message: string) => problemAt(file, operation, message);
  const isReached = http ?? webhook;
  return [
    ...(audience.length === 0 ? [at(`The operation ${name} has no audience; add @audience(for: […]).`)] : []),
    ...(audience.includes('AGENT') && !mcp ? [at('The audience AGENT is reached over MCP; add @mcp(name: …).')] : []),
    ...(mcp && !audience.includes('AGENT') ? [at('@mcp publishes to agents; add AGENT to @audience.')] : []),
    ...(audience.includes('PARTNER') && !isReached
      ? [at('The audience PARTNER is reached over REST, or by webhooks; add @http(…) or @webhook(…).')]
      : []),
    ...(http && !audience.some((one) => one !== 'AGENT') ? [at('@http publishes to APP or PARTNER; add one.')] : []),
  ];
}

/** Standard Webhooks, "Event types": hierarchical names, joined by dots. */
const EVENT_NAME = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/;

function checkEvent({ file, operation }: ParsedSource, { webhook }: Facets): readonly Problem[] {
  if (!webhook || (EVENT_NAME.test(webhook.event) && webhook.event.length <= 64)) return [];
  const message = `"${webhook.event}" is no name of an event; use lower-case words joined by dots, at most 64 characters.`;
  return [problemAt(file, directiveNode(operation, 'webhook'), message)];
}
