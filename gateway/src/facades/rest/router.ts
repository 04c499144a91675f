import { AppError } from '@media-gateway/kernel';
import findMyWay from 'find-my-way';
import type { GraphQLSchema } from 'graphql';
import { closest } from '../../operations/closest.ts';
import { type TypedVariable, typedVariables } from '../../operations/input-check.ts';
import { HTTP_METHODS, type HttpMethod, type PublishedOperation } from '../../operations/operation.ts';
import { asGivenTo } from '../../operations/registry.ts';
import { routeVariables } from '../../operations/route.ts';

/** Where every route begins. */
export const REST_BASE = '/api/v1';

/** An operation that is reached over REST. */
export type RestOperation = PublishedOperation & { readonly http: NonNullable<PublishedOperation['http']> };

export interface RestRoute {
  readonly operation: RestOperation;
  readonly variables: readonly TypedVariable[];
  /** The names of the variables that are read from the path. */
  readonly inPath: ReadonlySet<string>;
}

export interface MatchedRoute extends RestRoute {
  /** The path's values, decoded. */
  readonly params: Readonly<Record<string, string | undefined>>;
}

export interface RestRouter {
  /** @throws AppError ROUTE_NOT_FOUND with similar routes, METHOD_NOT_ALLOWED with `allow`. */
  match(method: string, path: string): MatchedRoute;
}

export const isRestOperation = (operation: PublishedOperation): operation is RestOperation =>
  operation.http !== undefined && operation.audience.some((one) => one === 'APP' || one === 'PARTNER');

/** What REST offers: as partners get it. */
export const restOperations = (operations: readonly PublishedOperation[]): readonly RestOperation[] =>
  asGivenTo('PARTNER', operations).filter(isRestOperation);

export function createRestRouter(schema: GraphQLSchema, operations: readonly PublishedOperation[]): RestRouter {
  // An id has up to 126 characters.
  const router = findMyWay({ ignoreTrailingSlash: true, maxParamLength: 500 });
  const published = restOperations(operations);
  for (const operation of published) {
    router.on(operation.http.method, toPattern(operation.http.route), noHandler, toRoute(schema, operation));
  }
  const find = (method: HttpMethod, path: string) => router.find(method, path);
  return {
    match: (method, path) => {
      const found = isMethod(method) ? find(method, path) : null;
      if (found) return { ...(found.store as RestRoute), params: found.params };
      throw notMatched(
        method,
        path,
        published,
        HTTP_METHODS.filter((one) => find(one, path)),
      );
    },
  };
}

const noHandler = (): void => undefined;

const isMethod = (method: string): method is HttpMethod => HTTP_METHODS.some((one) => one === method);

const toPattern = (route: string): string => `${REST_BASE}${route.replace(/\{([^}]+)\}/g, ':$1')}`;

const toRoute = (schema: GraphQLSchema, operation: RestOperation): RestRoute => ({
  operation,
  variables: typedVariables(schema, operation),
  inPath: new Set(routeVariables(operation.http.route)),
});

function notMatched(
  method: string,
  path: string,
  operations: readonly RestOperation[],
  allow: readonly HttpMethod[],
): AppError {
  if (allow.length > 0) {
    return new AppError('METHOD_NOT_ALLOWED', `${path} does not take ${method}; it takes ${allow.join(', ')}.`, {
      details: { allow },
    });
  }
  const similar = similarRoutes(path, operations);
  const hint = similar.length > 0 ? `did you mean ${similar.join(' or ')}?` : 'every route is listed in /openapi.json.';
  return new AppError('ROUTE_NOT_FOUND', `There is no route ${path.slice(0, 200)}; ${hint}`, { details: { similar } });
}

/** The routes nearest to a path, at most three, as `GET /api/v1/titles/{id}`. */
function similarRoutes(path: string, operations: readonly RestOperation[]): readonly string[] {
  const routes = operations.map(({ http }) => ({ filled: fillFrom(path, `${REST_BASE}${http.route}`), http }));
  const nearest = new Set(
    closest(
      path,
      routes.map(({ filled }) => filled),
    ),
  );
  const similar = routes.filter(({ filled }) => nearest.has(filled));
  return similar.slice(0, 3).map(({ http }) => `${http.method} ${REST_BASE}${http.route}`);
}

/** `/titles/{id}` filled from `/titels/x` is `/titles/x`, so that only the words differ. */
function fillFrom(path: string, route: string): string {
  const given = path.split('/');
  return route.replace(/[^/]+/g, (segment, offset: number) => {
    const index = route.slice(0, offset).split('/').length - 1;
    return segment.startsWith('{') ? (given[index] ?? segment) : segment;
  });
}
