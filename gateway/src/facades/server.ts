import { type ReportFault, closeServer } from '@media-gateway/kernel';
import type { Gateway } from '../gateway.ts';
import type { AdminOptions } from './admin/handler.ts';
import { type CorsOptions, DEFAULT_CORS } from './graphql/cors.ts';
import { type OpenServer, openServer } from './open-server.ts';
import { createRoutes } from './routes.ts';
import { DEFAULT_STREAM_OPTIONS, type StreamOptions } from './stream-options.ts';
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
  /** What is not said holds as in stream-options.ts. */
  readonly streams?: Partial<StreamOptions>;
  /** What is not said holds as in DEFAULT_CORS. */
  readonly cors?: Partial<CorsOptions>;
  /** With it client applications can publish; see admin/handler.ts. */
  readonly admin?: AdminOptions;
}

export interface GatewayServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Every facade behind one port.
 * @throws StartupError when the port is taken or may not be opened.
 */
export async function serveGateway(options: ServerOptions): Promise<GatewayServer> {
  const { gateway, port, host, publicHosts = [], report, admin } = options;
  const cors = { ...DEFAULT_CORS, ...options.cors };
  const streams = { ...DEFAULT_STREAM_OPTIONS, ...options.streams };
  const { server, url } = options.on ?? (await openServer({ port, host }));
  const routes = createRoutes({ gateway, publicHosts, report, streams, cors, admin });
  server.removeAllListeners('request').on('request', routes);
  const sockets = serveWebSocket({ server, gateway, report, streams });
  return { url, close: () => closeServer(server, sockets) };
}
