import { ERROR_STATUS, type ErrorCode } from '@media-gateway/kernel';
import { type GraphQLSchema, type OperationDefinitionNode, getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLInputType, GraphQLNamedType } from 'graphql';
import type { Facets } from './directives.ts';
import { variableType } from './input-schema.ts';
import type { OperationVariable } from './operation.ts';
import type { Rights } from './rights.ts';
import { routeVariables } from './route.ts';

export interface Asked extends Pick<Facets, 'http'> {
  readonly operation: OperationDefinitionNode;
  readonly variables: readonly OperationVariable[];
  readonly rights: Rights;
  readonly hoist: readonly string[] | undefined;
}

/** Whatever is asked: a token that is not valid, and all that may fail behind us. */
const ALWAYS: readonly ErrorCode[] = [
  'UNAUTHENTICATED',
  'SUBGRAPH_ERROR',
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_CIRCUIT_OPEN',
  'SUBGRAPH_ANSWER_TOO_LARGE',
  'PLANNING_OVERLOADED',
  'PLANNING_TIMEOUT',
  'NOT_READY',
  'INTERNAL_SERVER_ERROR',
];

const BY_KIND: Readonly<Record<`${OperationDefinitionNode['operation']}`, readonly ErrorCode[]>> = {
  query: [],
  mutation: ['NOT_FOUND', 'CONFLICT', 'FORBIDDEN'],
  subscription: ['SUBSCRIPTION_LIMIT_EXCEEDED', 'SUBSCRIPTION_SCHEMA_RELOAD', 'EVENTS_DROPPED'],
};

/** By the named type of a variable, or of a field in it. */
const BY_TYPE: Readonly<Record<string, readonly ErrorCode[]>> = {
  ID: ['INVALID_ID'],
  Int: ['COST_LIMIT_EXCEEDED'],
  Region: ['UNKNOWN_REGION'],
  Locale: ['UNKNOWN_LOCALE'],
};

/** By the names that Relay's cursor connections give (GraphQL Cursor Connections Specification §4). */
const BY_NAME: Readonly<Record<string, readonly ErrorCode[]>> = {
  first: ['PAGE_SIZE_OUT_OF_RANGE'],
  last: ['PAGE_SIZE_OUT_OF_RANGE'],
  after: ['INVALID_CURSOR'],
  before: ['INVALID_CURSOR'],
};

/** The codes that an operation may answer with, in the order of the list of all codes. */
export function expectedErrors(schema: GraphQLSchema, asked: Asked): readonly ErrorCode[] {
  const { operation, variables, rights, http, hoist } = asked;
  const sent = new Set(variables.filter(({ claim }) => claim === undefined).map(({ name }) => name));
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) => sent.has(variable.name.value));
  const codes = new Set<ErrorCode>([
    ...ALWAYS,
    ...BY_KIND[operation.operation],
    ...(sent.size > 0 ? (['BAD_USER_INPUT'] as const) : []),
    ...definitions.flatMap(({ variable }) => BY_NAME[variable.name.value] ?? []),
    ...definitions.flatMap((one) => typesIn(variableType(schema, one)).flatMap(({ name }) => BY_TYPE[name] ?? [])),
    ...(rights.signedIn ? (['FORBIDDEN'] as const) : []),
    ...(hoist || (http && routeVariables(http.route).length > 0) ? (['NOT_FOUND'] as const) : []),
  ]);
  return (Object.keys(ERROR_STATUS) as ErrorCode[]).filter((code) => codes.has(code));
}

/** The named type of an input, and those of its fields. */
function typesIn(type: GraphQLInputType): readonly GraphQLNamedType[] {
  const found = new Set<GraphQLNamedType>();
  const enter = (named: GraphQLNamedType) => {
    if (found.has(named)) return;
    found.add(named);
    if (isInputObjectType(named)) Object.values(named.getFields()).forEach((field) => enter(getNamedType(field.type)));
  };
  enter(getNamedType(type));
  return [...found];
}
