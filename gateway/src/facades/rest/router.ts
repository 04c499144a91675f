import { AppError } from '@media-gateway/kernel';
import findMyWay from 'find-my-way';
import type { GraphQLSchema } from 'graphql';
import { closest } from '../../operations/closest.ts';
import { HTTP_METHODS, type HttpMethod, type PublishedOperation } from '../../operations/operation.ts';
import { REST_BASE, type RestOperation, type RestRoute, restOperations, toRoute } from './route.ts';

export interface MatchedRoute extends RestRoute {
  /** The path's values, decoded. */
  readonly params: Readonly<Record<string, string | undefined>>;
}

export interface RestRouter {
  /** @throws AppError ROUTE_NOT_FOUND with similar routes, METHOD_NOT_ALLOWED with `allow`. */
  match(method: string, path: string): MatchedRoute;
  /** The methods that a path takes, as `Allow` lists them. @throws AppError ROUTE_NOT_FOUND */
  allow(path: string): readonly string[];
}

export function createRestRouter(schema: GraphQLSchema, operations: readonly PublishedOperation[]): RestRouter {
  // An id has up to 126 characters.
  const router = findMyWay({ ignoreTrailingSlash: true, maxParamLength: 500 });
  const published = restOperations(operations);
  for (const operation of published) {
    router.on(operation.http.method, toPattern(operation.http.route), noHandler, toRoute(schema, operation));
  }
  const find = (method: HttpMethod, path: string) => router.find(method, path);
  const allow = (path: string) => {
    const methods = HTTP_METHODS.filter((one) => find(one, path));
    if (methods.length === 0) throw notFound(path, published);
    return [...methods.flatMap((one) => (one === 'GET' ? LIKE_GET : [one])), 'OPTIONS'];
  };
  return {
    allow,
    match: (method, path) => {
      const known = LIKE_GET.includes(method) ? 'GET' : method;
      const found = isMethod(known) ? find(known, path) : null;
      if (!found) throw notAllowed(method, path, allow(path));
      return { ...(found.store as RestRoute), params: found.params };
    },
  };
}

/**
 * What a route that is read can be asked with: RFC 9110 §9.3.2, and QUERY, a GET with its variables in the body
 * (draft-ietf-httpbis-safe-method-w-body).
 */
const LIKE_GET: readonly string[] = ['GET', 'HEAD', 'QUERY'];

const noHandler = (): void => undefined;

const isMethod = (method: string): method is HttpMethod => HTTP_METHODS.some((one) => one === method);

const toPattern = (route: string): string => `${REST_BASE}${route.replace(/\{([^}]+)\}/g, ':$1')}`;

const notAllowed = (method: string, path: string, allow: readonly string[]) =>
  new AppError('METHOD_NOT_ALLOWED', `${path.slice(0, 200)} does not take ${method}; it takes ${allow.join(', ')}.`, {
    details: { allow },
  });

function notFound(path: string, operations: readonly RestOperation[]): AppError {
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
