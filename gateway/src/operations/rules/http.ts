import {
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type VariableDefinitionNode,
  getNullableType,
  isInputType,
  isLeafType,
  typeFromAST,
} from 'graphql';
import { checkDates } from './date.ts';
import { type Facets, directiveNode } from '../directives.ts';
import { checkHoist } from './hoist.ts';
import type { HttpFacet } from '../operation.ts';
import { checkPage } from './page.ts';
import { type Problem, problemAt } from '../problem.ts';
import { parseRoute, routeVariables } from '../route.ts';
import type { ParsedSource } from '../source.ts';

/** What is wrong with `@http`, and with `@hoist`, which shapes its answer. */
export function checkHttp(schema: GraphQLSchema, source: ParsedSource, { http }: Facets): readonly Problem[] {
  const node = directiveNode(source.operation, 'http');
  const messages = http
    ? [
        ...checkMethod(source, http),
        ...checkRoute(schema, source, http),
        ...checkStatus(http),
        ...checkPage(schema, source, http),
        ...checkDates(http),
      ]
    : [];
  return [...messages.map((message) => problemAt(source.file, node, message)), ...checkHoist(schema, source)];
}

function checkMethod({ operation }: ParsedSource, { method }: HttpFacet): readonly string[] {
  if (operation.operation === OperationTypeNode.MUTATION && method === 'GET') {
    return ['A mutation cannot be a GET route; use PUT, POST, PATCH or DELETE.'];
  }
  const isStream = operation.operation === OperationTypeNode.SUBSCRIPTION;
  return isStream && method !== 'GET' ? ['A subscription is a GET route, of events.'] : [];
}

function checkRoute(schema: GraphQLSchema, { operation, name }: ParsedSource, { route }: HttpFacet): readonly string[] {
  if (!parseRoute(route)) return [`"${route}" is not a route; write "/words/{variable}" in lower case.`];
  const simple = new Set((operation.variableDefinitions ?? []).filter((one) => isSimple(schema, one)).map(nameOf));
  return routeVariables(route)
    .filter((variable) => !simple.has(variable))
    .map(
      (variable) => `The route names {${variable}}, but ${name} has no variable $${variable} of a scalar or enum type.`,
    );
}

function isSimple(schema: GraphQLSchema, definition: VariableDefinitionNode): boolean {
  const type = definition.type.kind === Kind.LIST_TYPE ? undefined : typeFromAST(schema, definition.type);
  return isInputType(type) && isLeafType(getNullableType(type));
}

const nameOf = (definition: VariableDefinitionNode): string => definition.variable.name.value;

const STATUSES = [200, 201, 202, 204];

const checkStatus = ({ status }: HttpFacet): readonly string[] =>
  status === undefined || STATUSES.includes(status)
    ? []
    : [`${status} is not the status of a success; use 200, 201, 202 or 204.`];
