import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ReportFault, toAppError } from '@media-gateway/kernel';
import { createServerAdapter } from '@whatwg-node/server';
import type { Gateway } from '../gateway.ts';
import type { AdminOptions } from './admin/handler.ts';
import type { CorsOptions } from './graphql/cors.ts';
import { type NodeHandler, createGraphqlHandler } from './graphql/handler.ts';
import { isGraphqlPath } from './graphql/path.ts';
import { forLast } from './made.ts';
import { renderGraphiqlPage } from './pages/graphiql.ts';
import type { StreamOptions } from './stream-options.ts';
import { type Handler, createWebRoutes } from './web-routes.ts';

export interface RouteOptions {
  readonly gateway: Gateway;
  /** The host names under which it is reached, beside the loopback names; without ports. */
  readonly publicHosts: readonly string[];
  readonly report: ReportFault;
  readonly streams: StreamOptions;
  readonly cors: CorsOptions;
  /** Undefined where client applications cannot publish. */
  readonly admin?: AdminOptions | undefined;
}

/** Which facade answers which path. /graphql, with or without an id, is answered on Node's own request and response, all else on those of the web. */
export function createRoutes({ gateway, publicHosts, report, streams, cors, admin }: RouteOptions): NodeHandler {
  const graphql = createGraphqlHandler({ gateway, report, streams, cors });
  const graphiql = forLast((_version: number) => Buffer.from(renderGraphiqlPage(gateway.schema)));
  const web = createServerAdapter(guarded(createWebRoutes({ gateway, publicHosts, admin }), report));
  return (req, res) => {
    if (!isGraphqlPath(req.url ?? '')) return void web(req, res);
    return wantsPage(req) ? sendPage(res, graphiql(gateway.version)) : graphql(req, res);
  };
}

/** A browser that opens /graphql wants the page; a program asks for JSON. */
const wantsPage = ({ url = '', method, headers: { accept = '' } }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && url.length <= '/graphql?'.length && accept.includes('text/html');

function sendPage(res: ServerResponse, page: Buffer): void {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length }).end(page);
}

/** A handler that fails is a fault of ours: it is reported and answered without a stack. */
const guarded =
  (handle: Handler, report: ReportFault): Handler =>
  async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      const { status, message, extensions } = toAppError(error, (fault) => request.signal.aborted || report(fault));
      return Response.json({ errors: [{ message, extensions }] }, { status });
    }
  };
