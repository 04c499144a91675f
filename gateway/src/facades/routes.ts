import { AppError } from '@media-gateway/kernel';
import type { Gateway } from '../gateway.ts';
import { createGraphqlHandler } from './graphql/handler.ts';
import { renderGraphiqlPage } from './pages/graphiql.ts';
import { renderLandingPage } from './pages/landing.ts';
import { createRestHandler } from './rest/handler.ts';
import { renderOpenApi } from './rest/openapi.ts';

export type Handler = (request: Request) => Promise<Response>;

export interface RouteOptions {
  readonly gateway: Gateway;
  /** The host names under which it is reached, beside the loopback names; without ports. */
  readonly publicHosts?: readonly string[];
}

/** A name or an address, with or without a port; anything more could change the path that is asked for. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** Which facade answers which path. */
export function createRoutes({ gateway, publicHosts = [] }: RouteOptions): Handler {
  const graphql = createGraphqlHandler(gateway);
  const rest = createRestHandler({ gateway });
  const mcp = once(async () => (await import('./mcp/handler.ts')).createMcpHandler({ gateway, publicHosts }));
  const pages = createPages(gateway);
  return async (request) => {
    if (!URL.canParse(request.url) || !HOST.test(request.headers.get('host') ?? 'none')) return unreadable();
    const { pathname, origin } = new URL(request.url);
    if (pathname === '/graphql') return wantsPage(request) ? html(pages.graphiql()) : graphql(request);
    if (pathname.startsWith('/api/')) return rest(request);
    if (pathname === '/mcp') return (await mcp())(request);
    const page = pages.byPath[pathname];
    return page ? readOnly(request, () => page(origin)) : unknownPath(pathname);
  };
}

function createPages(gateway: Gateway) {
  const graphiql = once(renderGraphiqlPage);
  const landing = forLast((origin) => renderLandingPage({ gateway, baseUrl: origin }));
  const openApi = once(() => JSON.stringify(renderOpenApi(gateway.operations)));
  const json = { headers: { 'content-type': 'application/json; charset=utf-8' } };
  const byPath: Readonly<Record<string, (origin: string) => Response>> = {
    '/': (origin) => html(landing(origin)),
    '/openapi.json': () => new Response(openApi(), json),
    '/health/live': () => Response.json({ status: 'live' }),
    '/health/ready': () => Response.json({ status: 'ready' }),
  };
  return { graphiql, byPath };
}

/** A browser that opens /graphql wants the page; a program asks for JSON. */
const wantsPage = (request: Request): boolean =>
  request.method === 'GET' &&
  !new URL(request.url).search &&
  (request.headers.get('accept') ?? '').includes('text/html');

const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });

function unreadable(): Response {
  const { status, message, extensions } = new AppError('BAD_REQUEST', 'The Host header or the path is not one.');
  return Response.json({ errors: [{ message, extensions }] }, { status });
}

function readOnly(request: Request, answer: () => Response): Response {
  if (request.method === 'GET' || request.method === 'HEAD') return answer();
  const { status, message, extensions } = new AppError('METHOD_NOT_ALLOWED', 'This can only be read: send GET.');
  return Response.json({ errors: [{ message, extensions }] }, { status, headers: { allow: 'GET, HEAD' } });
}

function unknownPath(pathname: string): Response {
  const { status, message, extensions } = new AppError(
    'ROUTE_NOT_FOUND',
    `There is nothing at "${pathname.slice(0, 100)}"; see / for what there is: /graphql, /api/v1, /openapi.json, /mcp, /health/ready.`,
  );
  return Response.json({ errors: [{ message, extensions }] }, { status });
}

/** Made at the first request for it, since most processes are never asked: the SDK of MCP takes long to load. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The examples on a page name the address it was asked at; nearly always that is the one it was asked at before. */
function forLast(render: (origin: string) => string): (origin: string) => string {
  let last: { readonly origin: string; readonly page: string } | undefined;
  return (origin) => {
    if (last?.origin !== origin) last = { origin, page: render(origin) };
    return last.page;
  };
}
