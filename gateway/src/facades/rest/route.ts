import type { GraphQLSchema } from 'graphql';
import { type TypedVariable, typedVariables } from '../../operations/input-check.ts';
import type { JsonSchema, PublishedOperation } from '../../operations/operation.ts';
import { asGivenTo } from '../../operations/registry.ts';
import { routeVariables } from '../../operations/route.ts';
import { propertiesOf } from './output-paths.ts';
import { pagePath } from './page.ts';

/** Where every route begins. */
export const REST_BASE = '/api/v1';

/** An operation that is reached over REST. */
export type RestOperation = PublishedOperation & { readonly http: NonNullable<PublishedOperation['http']> };

export const isRestOperation = (operation: PublishedOperation): operation is RestOperation =>
  operation.http !== undefined && operation.audience.some((one) => one === 'APP' || one === 'PARTNER');

/** What REST offers: as partners get it. */
export const restOperations = (operations: readonly PublishedOperation[]): readonly RestOperation[] =>
  asGivenTo('PARTNER', operations).filter(isRestOperation);

/** A route, with all that is known of it before anybody asks. */
export interface RestRoute {
  readonly operation: RestOperation;
  /** Those that a client may send. */
  readonly variables: readonly TypedVariable[];
  /** The names of the variables that are read from the path. */
  readonly inPath: ReadonlySet<string>;
  /** The variable that is the whole body. */
  readonly body: string | undefined;
  readonly answer: AnswerForm;
  /** What every answer says of the route itself. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** How the answers of a route are made from those of its operation. */
export interface AnswerForm {
  /** Response keys to what is `data` of the answer; empty for `data` as it is. */
  readonly hoist: readonly string[];
  /** Whether nothing stands beside the values on the way there. */
  readonly alone: boolean;
  /** The schema of `data`. */
  readonly schema: JsonSchema;
  /** The HTTP status of a success. */
  readonly status: number;
  /** Response keys, from `data` of the operation, to the connection that is given in pages. */
  readonly page: readonly string[] | undefined;
}

export function toRoute(schema: GraphQLSchema, operation: RestOperation): RestRoute {
  return {
    operation,
    variables: typedVariables(schema, operation),
    inPath: new Set(routeVariables(operation.http.route)),
    body: operation.variables.find(({ isBody }) => isBody)?.name,
    answer: toAnswerForm(operation),
    headers: lifetimeOf(operation),
  };
}

function toAnswerForm(operation: RestOperation): AnswerForm {
  const { http, hoist = [], outputSchema } = operation;
  const levels = hoist.map((_, depth) => propertiesAt(outputSchema, hoist.slice(0, depth)));
  return {
    hoist,
    alone: levels.every((level) => Object.keys(level).length === 1),
    schema: hoist.reduce((schema, key) => propertiesOf(schema)[key] ?? {}, outputSchema),
    status: http.status ?? 200,
    page: pagePath(operation),
  };
}

const propertiesAt = (schema: JsonSchema, path: readonly string[]) =>
  propertiesOf(path.reduce((at, key) => propertiesOf(at)[key] ?? {}, schema));

/** Since when a route is deprecated, in seconds since 1970 (RFC 9745), and when it is gone (RFC 8594). */
function lifetimeOf({ http: { deprecated, sunset } }: RestOperation): RestRoute['headers'] {
  return [
    ...(deprecated === undefined ? [] : [['deprecation', `@${Date.parse(deprecated) / 1000}`] as const]),
    ...(sunset === undefined ? [] : [['sunset', new Date(sunset).toUTCString()] as const]),
  ];
}
