import { AppError } from '@media-gateway/kernel';
import findMyWay from 'find-my-way';
import { REST_BASE } from '../rest/route.ts';

/** Where the routes of webhooks begin. */
export const WEBHOOKS_BASE = `${REST_BASE}/webhooks`;

export const isWebhookPath = (pathname: string): boolean =>
  pathname === WEBHOOKS_BASE || pathname.startsWith(`${WEBHOOKS_BASE}/`);

const METHODS = ['GET', 'POST', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** One route: what it answers. */
export interface Route<Handler> {
  readonly method: Method;
  /** Below `/api/v1/webhooks`; `:id` is the endpoint, `:delivery` one of its deliveries. */
  readonly path: string;
  readonly handle: Handler;
}

export interface Matched<Handler> {
  readonly handle: Handler;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** @returns what finds a route; it throws AppError ROUTE_NOT_FOUND, or METHOD_NOT_ALLOWED with `allow`. */
export function createWebhookRouter<Handler>(
  routes: readonly Route<Handler>[],
): (method: string, pathname: string) => Matched<Handler> {
  const router = findMyWay({ ignoreTrailingSlash: true });
  for (const { method, path, handle } of routes) router.on(method, WEBHOOKS_BASE + path, () => undefined, { handle });
  return (method, pathname) => {
    const known = METHODS.find((one) => one === method);
    const found = known && router.find(known, pathname);
    if (found) return { ...(found.store as Pick<Route<Handler>, 'handle'>), params: found.params };
    const allow = METHODS.filter((one) => router.find(one, pathname));
    throw allow.length > 0 ? notAllowed(method, allow) : notFound(pathname, routes);
  };
}

const notAllowed = (method: string, allow: readonly Method[]) =>
  new AppError('METHOD_NOT_ALLOWED', `This does not take ${method.slice(0, 20)}; it takes ${allow.join(', ')}.`, {
    details: { allow },
  });

function notFound(pathname: string, routes: readonly Route<unknown>[]): AppError {
  const known = [...new Set(routes.map(({ path }) => WEBHOOKS_BASE + path.replace(/:(\w+)/g, '{$1}')))];
  return new AppError('ROUTE_NOT_FOUND', `There is no route ${pathname.slice(0, 200)}; there are ${known.join(', ')}.`);
}
