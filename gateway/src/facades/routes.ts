import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ReportFault, toAppError } from '@media-gateway/kernel';
import { createServerAdapter } from '@whatwg-node/server';
import type { Gateway } from '../gateway.ts';
import type { AdminOptions } from './admin/handler.ts';
import type { AgentCounts } from './agents.ts';
import type { ClientAddress } from './client-address.ts';
import { forgeryOf } from './forgery.ts';
import { sendError } from './graphql/answer.ts';
import type { CorsOptions } from './graphql/cors.ts';
import { type NodeHandler, createGraphqlHandler } from './graphql/handler.ts';
import { isGraphqlPath } from './graphql/path.ts';
import { forLast } from './made.ts';
import type { HttpOptions } from '../http-options.ts';
import { renderGraphiqlPage } from './pages/graphiql.ts';
import { setRequestId } from './request-id.ts';
import { createRestHandler } from './rest/handler.ts';
import { PAGE_HEADERS, setSecurityHeaders } from './security-headers.ts';
import type { StreamOptions } from './stream-options.ts';
import { type Handler, createWebRoutes } from './web-routes.ts';
import type { WebhookService } from './webhooks/handler.ts';
import { isWebhookPath } from './webhooks/routes.ts';

export interface RouteOptions {
  readonly gateway: Gateway;
  /** The host names under which it is reached, beside the loopback names; without ports. */
  readonly publicHosts: readonly string[];
  readonly report: ReportFault;
  readonly streams: StreamOptions;
  readonly cors: CorsOptions;
  readonly http: HttpOptions;
  readonly clients: ClientAddress;
  readonly agents: AgentCounts;
  /** Undefined where client applications cannot publish. */
  readonly admin?: AdminOptions | undefined;
  readonly webhooks?: WebhookService | undefined;
}

/** Which facade answers which path. GraphQL and REST are answered on Node's own request and response, all else on those of the web. */
export function createRoutes({ publicHosts, http, agents, admin, webhooks, ...options }: RouteOptions): NodeHandler {
  const { gateway, report, clients } = options;
  const { maxBodyBytes } = http;
  const graphql = createGraphqlHandler({ ...options, maxBodyBytes });
  const rest = createRestHandler({ ...options, maxBodyBytes });
  const graphiql = forLast((_version: number) => Buffer.from(renderGraphiqlPage(gateway.schema)));
  const web = createServerAdapter<{ req: IncomingMessage }>(
    guarded(createWebRoutes({ gateway, publicHosts, maxBodyBytes, admin, webhooks }), clients, report),
  );
  return (req, res) => {
    agents.note(req.headers);
    setRequestId(req, res);
    setSecurityHeaders(res, clients.isHttps(req));
    const forged = forgeryOf(req);
    if (forged) return sendError(res, forged);
    if (isRestPath(req.url ?? '')) return rest(req, res);
    if (!isGraphqlPath(req.url ?? '')) return void web(req, res);
    return wantsPage(req) ? sendPage(res, graphiql(gateway.version)) : graphql(req, res);
  };
}

/** Webhooks are a service beside the operations. */
const isRestPath = (url: string): boolean => url.startsWith('/api/') && !isWebhookPath(url);

/** A browser that opens /graphql wants the page; a program asks for JSON. */
const wantsPage = ({ url = '', method, headers: { accept = '' } }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && url.length <= '/graphql?'.length && accept.includes('text/html');

function sendPage(res: ServerResponse, page: Buffer): void {
  const type = { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length };
  res.writeHead(200, { ...type, ...PAGE_HEADERS }).end(page);
}

/** What is HTML may run what is within it. */
function asPage(response: Response): Response {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.headers.set(name, value);
  return response;
}

/** A handler that fails is a fault of ours: it is reported and answered without a stack. */
const guarded =
  (handle: Handler, clients: ClientAddress, report: ReportFault) =>
  async (request: Request, { req }: { readonly req: IncomingMessage }): Promise<Response> => {
    try {
      return asPage(await handle(request, { address: clients.of(req) }));
    } catch (error) {
      const { status, message, extensions } = toAppError(error, (fault) => request.signal.aborted || report(fault));
      return Response.json({ errors: [{ message, extensions }] }, { status });
    }
  };
