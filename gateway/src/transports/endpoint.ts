import { StartupError } from '@media-gateway/kernel';

/** Where a subgraph is. */
export interface Endpoint {
  /** Scheme, host and port; of a Unix socket a stand-in. */
  readonly origin: string;
  /** The Unix socket. */
  readonly socketPath: string | undefined;
  /** Path and query string of the request. */
  readonly path: string;
  /** The same place for a WebSocket. */
  readonly webSocketUrl: string;
}

const UNIX = /^unix:(?<socketPath>\/[^:]+)(?::(?<path>\/.*))?$/;

/**
 * Reads `http(s)://…`, `ws(s)://…`, `unix:/path/to.sock` and `unix:/path/to.sock:/path`.
 * @throws StartupError when the url is none of these.
 */
export function endpointOf(url: string, subgraph: string): Endpoint {
  const unix = UNIX.exec(url)?.groups;
  if (unix) return unixEndpoint(unix['socketPath'] as string, unix['path'] ?? '/graphql');
  const known = /^(http|ws)s?:\/\//.test(url) && URL.canParse(url);
  if (known) return networkEndpoint(new URL(url.replace(/^ws/, 'http')));
  throw new StartupError(
    `The subgraph "${subgraph}" has the url "${url}"; it must be http://…, https://… or unix:/path/to.sock.`,
  );
}

const unixEndpoint = (socketPath: string, path: string): Endpoint => ({
  origin: 'http://localhost',
  socketPath,
  path,
  webSocketUrl: `ws+unix:${socketPath}:${path}`,
});

const networkEndpoint = ({ origin, pathname, search }: URL): Endpoint => ({
  origin,
  socketPath: undefined,
  path: pathname + search,
  webSocketUrl: origin.replace(/^http/, 'ws') + pathname + search,
});
