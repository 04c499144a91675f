import { AppError } from '@media-gateway/kernel';
import type { Gateway } from '../gateway.ts';
import { type AdminOptions, createAdminHandler } from './admin/handler.ts';
import { forLast, once } from './made.ts';
import { createPageRoutes } from './page-routes.ts';
import { type WebhookService, createWebhookHandler } from './webhooks/handler.ts';
import { isWebhookPath } from './webhooks/routes.ts';

/** Who asks, as the connection knows it. */
export interface Caller {
  /** The client's IP address. */
  readonly address: string | undefined;
}

export type Handler = (request: Request, caller: Caller) => Promise<Response>;

export interface WebRouteOptions {
  readonly gateway: Gateway;
  readonly publicHosts: readonly string[];
  readonly maxBodyBytes: number;
  /** Without it there are no routes for webhooks. */
  readonly webhooks?: WebhookService | undefined;
  /** Undefined where client applications cannot publish. */
  readonly admin?: AdminOptions | undefined;
}

/** A name or an address, with or without a port; anything more could change the path that is asked for. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** MCP and the pages. What is made from schema and operations is made anew when these have changed. */
export function createWebRoutes(options: WebRouteOptions): Handler {
  const made = forLast((_version: number) => createFacades(options));
  const webhooks =
    options.webhooks && createWebhookHandler({ ...options.webhooks, maxBodyBytes: options.maxBodyBytes });
  const admin = options.admin && createAdminHandler(options.admin);
  return async (request, caller) => {
    if (!URL.canParse(request.url) || !HOST.test(request.headers.get('host') ?? 'none')) return unreadable();
    const { mcp, pages } = made(options.gateway.version);
    const { pathname } = new URL(request.url);
    if (webhooks && isWebhookPath(pathname)) return webhooks(request);
    if (admin && pathname.startsWith('/admin/')) return admin(request);
    if (pathname === '/mcp') return (await mcp())(request, caller);
    const page = pages(pathname);
    return page ? readOnly(request, () => page(request)) : unknownPath(pathname);
  };
}

const createFacades = ({ gateway, publicHosts, maxBodyBytes }: WebRouteOptions) => ({
  mcp: once(async () => (await import('./mcp/handler.ts')).createMcpHandler({ gateway, publicHosts, maxBodyBytes })),
  pages: createPageRoutes(gateway),
});

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
    `There is nothing at "${pathname.slice(0, 100)}"; see / for what there is: /graphql, /api/v1, /docs, /openapi.json, /problems, /mcp, /health/ready.`,
  );
  return Response.json({ errors: [{ message, extensions }] }, { status });
}
