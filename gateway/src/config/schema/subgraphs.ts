import { z } from 'zod';
import { DEFAULT_SUBGRAPH_OPTIONS as STANDARD } from '../../transports/options.ts';
import { choice, flag, formed, section, whole } from './fields.ts';
import { headers } from './headers.ts';
import { breaker, retry } from './resilience.ts';

const keepAlive = section(
  {
    idleMs: whole(1, 600_000, {
      description: 'How long an idle connection is kept when the subgraph does not say.',
      unit: 'ms',
      default: STANDARD.keepAlive.idleMs,
    }).optional(),
    maxMs: whole(1, 3_600_000, {
      description: 'The longest that a subgraph may ask for.',
      unit: 'ms',
      default: STANDARD.keepAlive.maxMs,
    }).optional(),
  },
  { description: 'Connections that wait for the next request.' },
);

const compression = section(
  {
    request: choice(['identity', 'gzip'], {
      description: 'How requests of 1,024 bytes or more are sent. The subgraph must understand it.',
      default: STANDARD.compression.request,
    }).optional(),
    accept: flag({
      description: 'Whether answers may come as br, gzip or deflate.',
      default: STANDARD.compression.accept,
    }).optional(),
  },
  { description: 'Costs time of the processor, saves time on the network.' },
);

const subscriptions = section(
  {
    protocol: choice(['ws', 'sse'], {
      description:
        '`ws` is graphql-transport-ws, `sse` is GraphQL over server-sent events in distinct connections mode.',
      default: STANDARD.subscriptions.protocol,
    }).optional(),
    url: formed(/^((https?|wss?):\/\/\S+|unix:\/\S+)$/, 'an address like ws://host/graphql or unix:/path/to.sock', {
      description: 'Where, if not at the subgraph’s `url`.',
    }).optional(),
    silenceMs: whole(1000, 86_400_000, {
      description:
        'A subgraph that has not written a byte for so long is gone. Over `ws` it is asked by a ping before.',
      unit: 'ms',
      default: STANDARD.subscriptions.silenceMs,
    }).optional(),
  },
  { description: 'How the subgraph is asked for subscriptions.' },
);

/** A subgraph of anybody's may need longer than ours. */
export const SUBGRAPH_TIMEOUT_MS = 30_000;

const common = {
  timeoutMs: whole(1, 300_000, {
    description:
      'How long an answer may take, retries included, or a subscription to open. `operationTimeoutMs` may end it sooner.',
    unit: 'ms',
    default: SUBGRAPH_TIMEOUT_MS,
  }).optional(),
  connections: whole(1, 1024, {
    description:
      'How many are open at the same time for queries and mutations. Each subscription has its own beside them.',
    unit: 'connections',
    default: STANDARD.connections,
  }).optional(),
  pipelining: whole(1, 100, {
    description:
      'Queries on their way on one connection at the same time. Above 1, a slow answer holds up those behind it.',
    unit: 'queries',
    default: STANDARD.pipelining,
  }).optional(),
  keepAlive: keepAlive.optional(),
  compression: compression.optional(),
  maxAnswerBytes: whole(1, 268_435_456, {
    description: 'The largest answer, or event of a subscription, unpacked.',
    unit: 'bytes',
    default: STANDARD.maxAnswerBytes,
  }).optional(),
  headers: headers.optional(),
  retry: retry.optional(),
  breaker: breaker.optional(),
  dedup: flag({
    description:
      'Whether equal queries of equal viewers that are on their way at the same time are sent once. Never where a header rule writes a client’s header onto one of a trace (`traceparent`, `tracestate`, `x-request-id`).',
    default: STANDARD.dedup,
  }).optional(),
  subscriptions: subscriptions.optional(),
};

const all = section(common, { description: 'What holds for every subgraph that does not say otherwise.' });

const one = section(
  {
    url: formed(/^(https?:\/\/\S+|unix:\/\S+)$/, 'an address like http://host/graphql or unix:/path/to.sock', {
      description:
        'Where it answers, if not where the supergraph says: `http://…`, `https://…`, or a Unix socket `unix:/path/to.sock`, with `:/path` behind it where that is not `/graphql`.',
    }).optional(),
    ...common,
  },
  { description: 'What holds for the subgraph of this name; every option of `all`, and its address.' },
);

export const subgraphs = z
  .object({ all: all.prefault({}) })
  .catchall(one)
  .meta({ description: 'How subgraphs are reached: `all`, and each by its name in the supergraph.' })
  .prefault({});
