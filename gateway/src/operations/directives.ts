import {
  type DirectiveNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  extendSchema,
  getDirectiveValues,
  parse,
} from 'graphql';
import { AUDIENCES, type Audience, HTTP_METHODS, type PublishedOperation } from './operation.ts';

const FACADE_SDL = /* GraphQL */ `
  "Publish the operation as a REST route below /api/v1."
  directive @http(
    method: HttpMethod!
    "Begins with a slash; \`{name}\` is the variable of that name."
    route: String!
    "The HTTP status of a success: 200, 201, 202 or 204; 200 when it is left out."
    status: Int
    "The response key of the root field that is given in pages, where there is more than one."
    page: String
    "Since when the route is deprecated, as a date: 2026-11-22."
    deprecated: String
    "When the route will be gone, as a date."
    sunset: String
  ) on QUERY | MUTATION | SUBSCRIPTION

  "The variable is the body of the REST request, not one member of it."
  directive @body on VARIABLE_DEFINITION

  "The field's value is \`data\` of the REST answer, and a null there is a 404."
  directive @hoist on FIELD

  "Publish the operation as an MCP tool."
  directive @mcp(
    "Lower-case words joined by underscores."
    name: String!
    "What a person is shown."
    title: String!
    "The set of tools that it belongs to, a lower-case word."
    toolset: String
    "That it changes nothing; follows from the kind of the operation when it is left out."
    readOnly: Boolean
    "That it takes something away; follows from the HTTP method when it is left out."
    destructive: Boolean
    "That a second call changes nothing more; follows from the HTTP method when it is left out."
    idempotent: Boolean
    "Addresses of pictures, https."
    icons: [String!]
  ) on QUERY | MUTATION

  "Send the events of the subscription to webhooks, under this name."
  directive @webhook(
    "Lower-case words joined by dots, for example \`availability.changed\`."
    event: String!
  ) on SUBSCRIPTION

  "Who may be offered the operation."
  directive @audience(for: [Audience!]!) on QUERY | MUTATION | SUBSCRIPTION

  "Leave this out of what an audience is given."
  directive @hideFrom(audience: [Audience!]!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION

  "Fill the variable from the viewer; clients cannot send it."
  directive @fromContext(
    "A claim of the viewer: \`id\`, \`role\` or \`scopes\`."
    claim: String!
  ) on VARIABLE_DEFINITION

  """
  What a value must be beyond its type; part of its JSON Schema, and checked for every client. Of a list, what is said of
  numbers and texts holds for each item.
  """
  directive @constraint(
    "The smallest number."
    min: Float
    "The largest number."
    max: Float
    "The fewest characters."
    minLength: Int
    "The most characters."
    maxLength: Int
    "An ECMA-262 regular expression, with the flag \`u\`, that must be found in the text."
    pattern: String
    "The fewest items of a list."
    minItems: Int
    "The most items of a list."
    maxItems: Int
  ) on VARIABLE_DEFINITION

  enum HttpMethod { ${HTTP_METHODS.join(' ')} }
  enum Audience { ${AUDIENCES.join(' ')} }
`;

/** What the facade directives of one operation say. */
export type Facets = Pick<PublishedOperation, 'http' | 'mcp' | 'webhook' | 'audience'>;

const FACADE_DIRECTIVES: ReadonlySet<string> = new Set([
  'http',
  'body',
  'hoist',
  'mcp',
  'webhook',
  'audience',
  'hideFrom',
  'fromContext',
  'constraint',
]);

export const isFacadeDirective = (name: string): boolean => FACADE_DIRECTIVES.has(name);

/** The API schema with the facade directives, so that graphql-js itself checks their names, places and arguments. */
export const withFacadeDirectives = (schema: GraphQLSchema): GraphQLSchema => extendSchema(schema, parse(FACADE_SDL));

/** Reads the facade directives of an operation that is valid against `withFacadeDirectives`. */
export function readFacets(schema: GraphQLSchema, operation: OperationDefinitionNode): Facets {
  const http = directiveValues<Facets['http']>(schema, operation, 'http');
  const mcp = directiveValues<Facets['mcp']>(schema, operation, 'mcp');
  const webhook = directiveValues<Facets['webhook']>(schema, operation, 'webhook');
  const audience = directiveValues<{ readonly for: readonly Audience[] }>(schema, operation, 'audience');
  return { ...(http && { http }), ...(mcp && { mcp }), ...(webhook && { webhook }), audience: audience?.for ?? [] };
}

/** A node that may have directives. */
export interface Annotated {
  readonly directives?: readonly DirectiveNode[] | undefined;
}

/** The arguments of a facade directive; undefined where the node does not have it. */
export function directiveValues<T>(schema: GraphQLSchema, node: Annotated, name: string): T | undefined {
  const directive = schema.getDirective(name);
  return (directive ? getDirectiveValues(directive, node as OperationDefinitionNode) : undefined) as T | undefined;
}

export const directiveNode = ({ directives }: Annotated, name: string): DirectiveNode | undefined =>
  directives?.find((node) => node.name.value === name);
