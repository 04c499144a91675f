import { AppError } from '@media-gateway/kernel';
import type { Gateway } from '../gateway.ts';
import { type AdminOptions, createAdminHandler } from './admin/handler.ts';
import { forLast, once } from './made.ts';
import { renderLandingPage } from './pages/landing.ts';
import { createRestHandler } from './rest/handler.ts';
import { renderOpenApi } from './rest/openapi.ts';

export type Handler = (request: Request) => Promise<Response>;

export interface WebRouteOptions {
  readonly gateway: Gateway;
  readonly publicHosts: readonly string[];
  /** Undefined where client applications cannot publish. */
  readonly admin?: AdminOptions | undefined;
}

/** A name or an address, with or without a port; anything more could change the path that is asked for. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** REST, MCP and the pages. What is made from schema and operations is made anew when these have changed. */
export function createWebRoutes(options: WebRouteOptions): Handler {
  const made = forLast((_version: number) => createFacades(options));
  const admin = options.admin && createAdminHandler(options.admin);
  return async (request) => {
    if (!URL.canParse(request.url) || !HOST.test(request.headers.get('host') ?? 'none')) return unreadable();
    const { rest, mcp, pages } = made(options.gateway.version);
    const { pathname, origin } = new URL(request.url);
    if (pathname.startsWith('/api/')) return rest(request);
    if (pathname === '/mcp') return (await mcp())(request);
    if (admin && pathname.startsWith('/admin/')) return admin(request);
    const page = pages[pathname];
    return page ? readOnly(request, () => page(origin)) : unknownPath(pathname);
  };
}

const createFacades = ({ gateway, publicHosts }: WebRouteOptions) => ({
  rest: createRestHandler({ gateway }),
  mcp: once(async () => (await import('./mcp/handler.ts')).createMcpHandler({ gateway, publicHosts })),
  pages: createPages(gateway),
});

function createPages(gateway: Gateway): Readonly<Record<string, (origin: string) => Response>> {
  // The examples on the page name the address it was asked at.
  const landing = forLast((origin: string) => renderLandingPage({ gateway, baseUrl: origin }));
  const openApi = once(() => JSON.stringify(renderOpenApi(gateway.operations)));
  const json = { headers: { 'content-type': 'application/json; charset=utf-8' } };
  return {
    '/': (origin) => html(landing(origin)),
    '/openapi.json': () => new Response(openApi(), json),
    '/health/live': () => Response.json({ status: 'live' }),
    '/health/ready': () => Response.json({ status: 'ready' }),
  };
}

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
