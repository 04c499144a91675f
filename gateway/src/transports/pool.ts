import { Pool } from 'undici';
import type { Endpoint } from './endpoint.ts';
import type { SubgraphSettings } from './options.ts';

/** The connections to one subgraph for queries and mutations. What may take how long, each call says itself. */
export const createPool = (endpoint: Endpoint, { connections, ...settings }: SubgraphSettings): Pool =>
  new Pool(endpoint.origin, { ...common(endpoint, settings), connections, pipelining: settings.pipelining });

/** The connections for streams of events: each stream has one for itself, so that streams never hold up queries. */
export const createStreamPool = (endpoint: Endpoint, settings: SubgraphSettings): Pool =>
  new Pool(endpoint.origin, {
    ...common(endpoint, settings),
    connections: null,
    bodyTimeout: settings.subscriptions.silenceMs,
  });

const common = ({ socketPath }: Endpoint, settings: Omit<SubgraphSettings, 'connections'>): Pool.Options => ({
  ...(socketPath !== undefined && { socketPath }),
  connectTimeout: settings.timeoutMs,
  keepAliveTimeout: settings.keepAlive.idleMs,
  keepAliveMaxTimeout: settings.keepAlive.maxMs,
  headersTimeout: 0,
  bodyTimeout: 0,
});
