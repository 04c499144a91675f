import {
  type DirectiveNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type VariableDefinitionNode,
  getNullableType,
  isInputType,
  isLeafType,
  typeFromAST,
} from 'graphql';
import type { Facets } from './directives.ts';
import { type Problem, problemAt } from './problem.ts';
import { parseRoute, routeVariables } from './route.ts';
import type { ParsedSource } from './source.ts';

const EVENT_NAME = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/;
const TOOL_NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;

/**
 * What is wrong with the facade directives of one operation that is valid GraphQL.
 * @param schema the API schema with the facade directives.
 */
export const checkFacets = (schema: GraphQLSchema, source: ParsedSource, facets: Facets): readonly Problem[] => [
  ...checkAudience(source, facets),
  ...checkMethod(source, facets),
  ...checkRoute(schema, source, facets),
  ...checkToolName(source, facets),
  ...checkEventName(source, facets),
];

/** Which directives each audience needs: a contradiction would publish an operation that nobody can reach. */
function checkAudience({ file, operation, name }: ParsedSource, { audience, http, mcp }: Facets): readonly Problem[] {
  const at = (message: string) => problemAt(file, operation, message);
  return [
    ...(audience.length === 0 ? [at(`The operation ${name} has no audience; add @audience(for: […]).`)] : []),
    ...(audience.includes('AGENT') && !mcp ? [at('The audience AGENT is reached over MCP; add @mcp(name: …).')] : []),
    ...(mcp && !audience.includes('AGENT') ? [at('@mcp publishes to agents; add AGENT to @audience.')] : []),
    ...(audience.includes('PARTNER') && !http ? [at('The audience PARTNER is reached over REST; add @http(…).')] : []),
    ...(http && !audience.some((one) => one !== 'AGENT') ? [at('@http publishes to APP or PARTNER; add one.')] : []),
  ];
}

function checkMethod({ file, operation }: ParsedSource, { http }: Facets): readonly Problem[] {
  const fault = http && methodFault(operation.operation, http.method === 'GET');
  return fault ? [problemAt(file, directive(operation.directives, 'http'), fault)] : [];
}

function methodFault(kind: OperationTypeNode, isGet: boolean): string | undefined {
  if (kind === OperationTypeNode.MUTATION && isGet) {
    return 'A mutation cannot be a GET route; use PUT, POST, PATCH or DELETE.';
  }
  return kind === OperationTypeNode.SUBSCRIPTION && !isGet ? 'A subscription is a GET route, of events.' : undefined;
}

function checkToolName({ file, operation }: ParsedSource, { mcp }: Facets): readonly Problem[] {
  if (!mcp || (TOOL_NAME.test(mcp.name) && mcp.name.length <= 64)) return [];
  const message = `"${mcp.name}" is not a tool name; use lower-case words joined by underscores, at most 64 characters.`;
  return [problemAt(file, directive(operation.directives, 'mcp'), message)];
}

/** Standard Webhooks, "Event types": hierarchical names, joined by dots. */
function checkEventName({ file, operation }: ParsedSource, { webhook }: Facets): readonly Problem[] {
  if (!webhook || (EVENT_NAME.test(webhook.event) && webhook.event.length <= 64)) return [];
  const message = `"${webhook.event}" is no name of an event; use lower-case words joined by dots, at most 64 characters.`;
  return [problemAt(file, directive(operation.directives, 'webhook'), message)];
}

function checkRoute(
  schema: GraphQLSchema,
  { file, operation, name }: ParsedSource,
  { http }: Facets,
): readonly Problem[] {
  if (!http) return [];
  const node = directive(operation.directives, 'http');
  if (!parseRoute(http.route)) {
    return [problemAt(file, node, `"${http.route}" is not a route; write "/words/{variable}" in lower case.`)];
  }
  const simple = new Set((operation.variableDefinitions ?? []).filter((one) => isSimple(schema, one)).map(nameOf));
  return routeVariables(http.route)
    .filter((variable) => !simple.has(variable))
    .map((variable) =>
      problemAt(
        file,
        node,
        `The route names {${variable}}, but ${name} has no variable $${variable} of a scalar or enum type.`,
      ),
    );
}

function isSimple(schema: GraphQLSchema, definition: VariableDefinitionNode): boolean {
  const type = definition.type.kind === Kind.LIST_TYPE ? undefined : typeFromAST(schema, definition.type);
  return isInputType(type) && isLeafType(getNullableType(type));
}

const nameOf = (definition: VariableDefinitionNode): string => definition.variable.name.value;

const directive = (directives: readonly DirectiveNode[] | undefined, name: string): DirectiveNode | undefined =>
  directives?.find((node) => node.name.value === name);
