import { type GraphQLSchema, type OperationDefinitionNode, extendSchema, getDirectiveValues, parse } from 'graphql';
import { AUDIENCES, type Audience, HTTP_METHODS, type HttpMethod } from './operation.ts';

const FACADE_SDL = /* GraphQL */ `
  "Publish the operation as a REST route below /api/v1."
  directive @http(
    method: HttpMethod!
    "Begins with a slash; \`{name}\` is the variable of that name."
    route: String!
  ) on QUERY | MUTATION

  "Publish the operation as an MCP tool."
  directive @mcp(
    "Lower-case words joined by underscores."
    name: String!
    "What a person is shown."
    title: String!
  ) on QUERY | MUTATION

  "Who may be offered the operation."
  directive @audience(for: [Audience!]!) on QUERY | MUTATION | SUBSCRIPTION

  enum HttpMethod { ${HTTP_METHODS.join(' ')} }
  enum Audience { ${AUDIENCES.join(' ')} }
`;

/** What the facade directives of one operation say. */
export interface Facets {
  readonly http?: { readonly method: HttpMethod; readonly route: string };
  readonly mcp?: { readonly name: string; readonly title: string };
  readonly audience: readonly Audience[];
}

const FACADE_DIRECTIVES: ReadonlySet<string> = new Set(['http', 'mcp', 'audience']);

export const isFacadeDirective = (name: string): boolean => FACADE_DIRECTIVES.has(name);

/** The API schema with the facade directives, so that graphql-js itself checks their names, places and arguments. */
export const withFacadeDirectives = (schema: GraphQLSchema): GraphQLSchema => extendSchema(schema, parse(FACADE_SDL));

/** Reads the facade directives of an operation that is valid against `withFacadeDirectives`. */
export function readFacets(schema: GraphQLSchema, operation: OperationDefinitionNode): Facets {
  const http = valuesOf(schema, operation, 'http') as Facets['http'];
  const mcp = valuesOf(schema, operation, 'mcp') as Facets['mcp'];
  const audience = valuesOf(schema, operation, 'audience') as { readonly for: readonly Audience[] } | undefined;
  return { ...(http && { http }), ...(mcp && { mcp }), audience: audience?.for ?? [] };
}

function valuesOf(schema: GraphQLSchema, operation: OperationDefinitionNode, name: string): unknown {
  const directive = schema.getDirective(name);
  return directive ? getDirectiveValues(directive, operation) : undefined;
}
