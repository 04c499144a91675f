import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer } from 'graphql-ws/use/ws';
import { createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { type ReportFault, maskError } from './mask.ts';
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
  const sockets = serveSockets(server, subgraph, contextOf, options.report);
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port, options.host, resolve),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://${options.host}:${port}/graphql`, close: () => closeServer(server, sockets) };
}

/** Subscriptions; the gateway sends the sealed viewer in `connection_init`. */
function serveSockets<Deps>(
  server: Server,
  subgraph: SubgraphDefinition<Deps>,
  contextOf: (header: string | null | undefined) => object,
  report: ReportFault,
): WebSocketServer {
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  useServer(
    {
      schema: subgraph.schema,
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

async function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(1001, 'Going away');
  sockets.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
