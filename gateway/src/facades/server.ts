import { type ReportFault, closeServer } from '@media-gateway/kernel';
import type { Gateway } from '../gateway.ts';
import type { AdminOptions } from './admin/handler.ts';
import { AgentCounts } from './agents.ts';
import { createClientAddress } from './client-address.ts';
import { DEFAULT_HTTP_OPTIONS, type HttpOptions } from '../http-options.ts';
import { type CorsOptions, DEFAULT_CORS } from './graphql/cors.ts';
import { type OpenServer, holdToTime, openServer } from './open-server.ts';
import { createRoutes } from './routes.ts';
import { DEFAULT_STREAM_OPTIONS, type StreamOptions } from './stream-options.ts';
import type { WebhookService } from './webhooks/handler.ts';
import { serveWebSocket } from './ws/serve.ts';

export interface ServerOptions {
  readonly gateway: Gateway;
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** A server that listens already, instead of on this port and host. */
  readonly on?: OpenServer;
  /** The host names under which clients reach it, beside the loopback names; without ports. */
  readonly publicHosts?: readonly string[];
  readonly report: ReportFault;
  /** Without it there are no routes for webhooks. */
  readonly webhooks?: WebhookService | undefined;
  /** What is not said holds as in stream-options.ts. */
  readonly streams?: Partial<StreamOptions>;
  /** What is not said holds as in DEFAULT_CORS. */
  readonly cors?: Partial<CorsOptions>;
  /** What is not said holds as in DEFAULT_HTTP_OPTIONS. */
  readonly http?: Partial<HttpOptions>;
  /** With it client applications can publish; see admin/handler.ts. */
  readonly admin?: AdminOptions;
}

export interface GatewayServer {
  readonly url: string;
  /** AI agent → its requests since the start. */
  readonly agents: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/**
 * Every facade behind one port.
 * @throws StartupError when the port is taken or may not be opened.
 */
export async function serveGateway(options: ServerOptions): Promise<GatewayServer> {
  const { gateway, port, host, publicHosts = [], report, admin, webhooks } = options;
  const cors = { ...DEFAULT_CORS, ...options.cors };
  const streams = { ...DEFAULT_STREAM_OPTIONS, ...options.streams };
  const http = { ...DEFAULT_HTTP_OPTIONS, ...options.http };
  const clients = createClientAddress(http.trustedProxies);
  const agents = new AgentCounts();
  const common = { gateway, report, streams, clients };
  const { server, url } = options.on ?? (await openServer({ port, host }));
  holdToTime(server, http.requestTimeoutMs);
  const routes = createRoutes({ ...common, publicHosts, cors, http, agents, admin, webhooks });
  server.removeAllListeners('request').on('request', routes);
  const sockets = serveWebSocket({ ...common, server });
  return {
    url,
    get agents() {
      return agents.counts;
    },
    close: () => closeServer(server, sockets),
  };
}
