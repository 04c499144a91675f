import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, StartupError } from '@media-gateway/kernel';

/** A server that listens, and answers that it is not ready until somebody takes its requests. */
export interface OpenServer {
  readonly server: Server;
  readonly url: string;
  close(): Promise<void>;
}

/** How often connections are looked at that are too slow, in ms. Node's own 30 s would be half a minute of grace. */
const CHECK_MS = 1000;

/** Closes with 408 who has not sent a request, headers and body, within a time. */
export function holdToTime(server: Server, requestTimeoutMs: number): void {
  server.headersTimeout = requestTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
}

/**
 * @param place port 0 takes a free port.
 * @throws StartupError when the port is taken or may not be opened.
 */
export async function openServer(place: { readonly port: number; readonly host: string }): Promise<OpenServer> {
  const { port, host } = place;
  const server = createServer({ connectionsCheckingInterval: CHECK_MS }, notReady);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new StartupError(whyNot(cause, port, host), { cause })),
    );
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { server, url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, close };
}

function whyNot(cause: NodeJS.ErrnoException, port: number, host: string): string {
  if (cause.code === 'EADDRINUSE') return `Port ${port} is in use. Stop what listens there, or set PORT to another.`;
  if (cause.code === 'EACCES') return `Port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  return `Cannot listen on ${host}:${port}: ${cause.code ?? cause.message}.`;
}

/** The process lives; everything else has to wait for the first supergraph. */
function notReady({ url = '' }: IncomingMessage, res: ServerResponse): void {
  if (url === '/health/live') return sendJson(res, 200, { status: 'live' });
  if (url === '/health/ready') return sendJson(res, 503, { status: 'starting' });
  const { status, message, extensions } = new AppError('NOT_READY', 'The gateway is starting; ask again in a moment.');
  sendJson(res, status, { errors: [{ message, extensions }] });
}

function sendJson(res: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': length, 'retry-after': '1' }).end(text);
}
