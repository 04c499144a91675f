import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer } from 'graphql-ws/use/ws';
import { createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { closeServer } from './close.ts';
import { type ReportFault, maskError } from './mask.ts';
import { StartupError } from './startup.ts';
import type { SubgraphDefinition } from './subgraph.ts';
import { VIEWER_HEADER, openViewer } from './viewer.ts';

export interface ServeOptions<Deps> {
  readonly deps: Deps;
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** The secret with which the gateway seals the viewer. */
  readonly secret: string;
  readonly report: ReportFault;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** A subgraph as its own service: GraphQL over HTTP and graphql-ws at `/graphql`, and `/health`. */
export async function serveSubgraph<Deps>(
  subgraph: SubgraphDefinition<Deps>,
  options: ServeOptions<Deps>,
): Promise<Served> {
  const contextOf = (header: string | null | undefined) =>
    subgraph.createContext(options.deps, openViewer(header, options.secret));
  const yoga = createYoga({
    schema: subgraph.schema,
    graphiql: false,
    landingPage: false,
    logging: false,
    healthCheckEndpoint: '/health',
    maskedErrors: { maskError: (error) => maskError(error, options.report) },
    context: ({ request }) => contextOf(request.headers.get(VIEWER_HEADER)),
  });
  const server = createServer(yoga);
  await listen(server, options);
  const sockets = serveSockets(server, subgraph, contextOf, options);
  const { port } = server.address() as AddressInfo;
  return { url: `http://${options.host}:${port}/graphql`, close: () => closeServer(server, sockets) };
}

/** @throws StartupError when the address cannot be had. */
async function listen(server: Server, { port, host }: { readonly port: number; readonly host: string }): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  await listening.catch(({ code, message }: NodeJS.ErrnoException) => {
    if (code !== 'EADDRINUSE') throw new StartupError(`Cannot listen on ${host}:${port}: ${message}.`);
    throw new StartupError(`Port ${port} is in use. Stop what listens there, or set PORT to another.`);
  });
}

/** Subscriptions; the gateway sends the sealed viewer in `connection_init`. */
function serveSockets<Deps>(
  server: Server,
  subgraph: SubgraphDefinition<Deps>,
  contextOf: (header: string | null | undefined) => object,
  { secret, report }: ServeOptions<Deps>,
): WebSocketServer {
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  useServer(
    {
      schema: subgraph.schema,
      // Refuses the connection (4403) of whom the gateway did not send; graphql-ws would count a throw as a fault of ours.
      onConnect: ({ connectionParams }) => isSealed(connectionParams?.[VIEWER_HEADER], secret),
      context: ({ connectionParams }) => contextOf(connectionParams?.[VIEWER_HEADER] as string | undefined),
      onError: (_ctx, _id, _payload, errors) => errors.map((error) => maskError(error, report).toJSON()),
      onNext: (_ctx, _id, _payload, _args, result) =>
        result.errors && {
          data: result.data ?? null,
          errors: result.errors.map((error) => maskError(error, report).toJSON()),
        },
    },
    sockets,
  );
  return sockets;
}

function isSealed(header: unknown, secret: string): boolean {
  try {
    return Boolean(openViewer(header as string | undefined, secret));
  } catch {
    return false;
  }
}
