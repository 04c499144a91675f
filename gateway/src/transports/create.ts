import { NO_BREAKER, createBreaker } from './breaker.ts';
import { createCallWriter } from './call.ts';
import { sendingAlone, sharingQueries } from './dedup.ts';
import { endpointOf } from './endpoint.ts';
import { createExchange } from './exchange.ts';
import { type Failures, failuresOf } from './failure.ts';
import { openWithBreaker, withBreaker } from './guard.ts';
import type { CommonSubgraphOptions, SubgraphOptions, SubgraphSettings } from './options.ts';
import { createPool, createStreamPool } from './pool.ts';
import type { Transport } from './port.ts';
import { withRetries } from './retry.ts';
import { subgraphSettings } from './settings.ts';
import { openOverEventStream } from './sse.ts';
import type { Open } from './stream.ts';
import { openOverWebSocket } from './ws.ts';

/**
 * How the gateway reaches one subgraph over the network. From the client's side to the wire: shared while it is on its way,
 * sent again when nobody was there, left alone while the circuit is open, exchanged.
 * @param common what is said for all subgraphs.
 * @throws StartupError for an option that cannot be.
 */
export function createTransport(options: SubgraphOptions, common: CommonSubgraphOptions = {}): Transport {
  const settings = subgraphSettings(options, common);
  const failures = failuresOf(settings.name);
  const breaker = settings.breaker.enabled ? createBreaker(settings.breaker, failures) : NO_BREAKER;
  const endpoint = endpointOf(settings.url, settings.name);
  const pool = createPool(endpoint, settings);
  const exchange = createExchange({ pool, endpoint, settings, failures });
  const send = withRetries(withBreaker(exchange, breaker, settings.timeoutMs), settings.retry, failures);
  const ask = settings.dedup ? sharingQueries(send, failures) : sendingAlone(send, failures);
  const write = createCallWriter(settings);
  const streams = createStreams(settings, failures);
  let closed: Promise<void> | undefined;
  return {
    request: async (request) => ask(write(request)),
    subscribe: (request) =>
      openWithBreaker((opened) => streams.open(write(request), opened), breaker, settings.timeoutMs),
    close: () => {
      if (!closed) streams.close();
      return (closed ??= pool.close());
    },
  };
}

interface Streams {
  readonly open: Open;
  /** Takes no more; those that are open go on until their readers leave. */
  readonly close: () => void;
}

function createStreams(settings: SubgraphSettings, failures: Failures): Streams {
  const { protocol, url = settings.url } = settings.subscriptions;
  const endpoint = endpointOf(url, settings.name);
  const wire = { endpoint, settings, failures };
  if (protocol === 'ws') return { open: openOverWebSocket(wire), close: () => undefined };
  const pool = createStreamPool(endpoint, settings);
  return { open: openOverEventStream({ ...wire, pool }), close: () => void pool.close() };
}
