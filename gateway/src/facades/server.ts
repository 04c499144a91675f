import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, StartupError, closeServer } from '@media-gateway/kernel';
import { createServerAdapter } from '@whatwg-node/server';
import type { Gateway } from '../gateway.ts';
import { type Handler, createRoutes } from './routes.ts';
import { serveWebSocket } from './ws/serve.ts';

export interface ServerOptions {
  readonly gateway: Gateway;
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** The host names under which clients reach it, beside the loopback names; without ports. */
  readonly publicHosts?: readonly string[];
  readonly report: (error: unknown) => void;
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
  const { gateway, port, host, publicHosts, report } = options;
  const server = createServer();
  const handle = await listen(server, port, host);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${handle.port}`;
  server.on(
    'request',
    createServerAdapter(guarded(createRoutes({ gateway, ...(publicHosts && { publicHosts }) }), report)),
  );
  const sockets = serveWebSocket(server, gateway);
  return { url, close: () => closeServer(server, sockets) };
}

async function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new StartupError(whyNot(cause, port, host), { cause })),
    );
    server.listen(port, host, resolve);
  });
  return server.address() as AddressInfo;
}

function whyNot(cause: NodeJS.ErrnoException, port: number, host: string): string {
  if (cause.code === 'EADDRINUSE') return `Port ${port} is in use. Stop what listens there, or set PORT to another.`;
  if (cause.code === 'EACCES') return `Port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  return `Cannot listen on ${host}:${port}: ${cause.code ?? cause.message}.`;
}

/** A handler that fails is a fault of ours: it is reported and answered without a stack. */
const guarded =
  (handle: Handler, report: (error: unknown) => void): Handler =>
  async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      if (!request.signal.aborted) report(error);
      const { status, message, extensions } = new AppError(
        'INTERNAL_SERVER_ERROR',
        'The server failed to answer; the fault was logged.',
      );
      return Response.json({ errors: [{ message, extensions }] }, { status });
    }
  };
