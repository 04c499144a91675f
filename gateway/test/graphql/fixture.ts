import { buildSchema } from 'graphql';
import { type GatewayServer, serveGateway } from '../../src/facades/server.ts';
import type { HttpOptions } from '../../src/http-options.ts';
import type { StreamOptions } from '../../src/facades/stream-options.ts';
import {
  type DeferredPart,
  type Gateway,
  type GatewayRequest,
  type GatewayResponse,
  Payload,
  type PendingPart,
  SingleResponse,
  type StreamEvent,
} from '../../src/gateway.ts';

/** A film whose reviews come late, and news of films. */
export const schema = buildSchema(/* GraphQL */ `
  directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT
  type Query {
    film: Film
  }
  type Film {
    id: ID!
    name: String!
    stars: Float
    reviews: [Review!]
  }
  type Review {
    id: ID!
    text: String!
  }
  type Subscription {
    film: Film
  }
`);

export interface Served extends Pick<GatewayServer, 'url' | 'close'> {
  agents(): GatewayServer['agents'];
  /** Of /graphql. */
  readonly graphql: string;
  readonly asked: GatewayRequest[];
  readonly faults: unknown[];
}

/** Every facade before a gateway that answers as the test says. */
export async function serve(
  run: (request: GatewayRequest) => GatewayResponse | Promise<GatewayResponse>,
  streams: Partial<StreamOptions> = {},
  enter: Gateway['enter'] = (task) => void task(),
  http: Partial<HttpOptions> = {},
): Promise<Served> {
  const asked: GatewayRequest[] = [];
  const faults: unknown[] = [];
  const gateway: Gateway = {
    version: 0,
    schema,
    operations: [],
    run: async (request) => {
      asked.push(request);
      return run(request);
    },
    enter,
  };
  const report = (error: unknown) => void faults.push(error);
  const server = await serveGateway({ gateway, port: 0, host: '127.0.0.1', report, streams, http });
  return {
    url: server.url,
    close: () => server.close(),
    agents: () => server.agents,
    graphql: `${server.url}/graphql`,
    asked,
    faults,
  };
}

export const payload = (value: object) => new Payload(JSON.stringify(value));

export const single = (value: object, status = 200) => new SingleResponse(status, payload(value));

export const refusal = (code: string, status = 400) =>
  single({ errors: [{ message: `refused: ${code}`, extensions: { code } }] }, status);

export const streamOf = (events: AsyncIterable<StreamEvent>): GatewayResponse => ({
  kind: 'stream',
  events: (async function* () {
    yield* events;
  })(),
});

/** Events that are there already. */
export const eventsOf = (...values: readonly (object | StreamEvent)[]): GatewayResponse =>
  streamOf(
    (async function* () {
      for (const value of values) yield 'payload' in value ? value : { payload: payload(value) };
    })(),
  );

/** A deferred part, without errors and parts within it unless said otherwise. */
export const part = (
  id: string,
  path: PendingPart['path'],
  data: DeferredPart['data'],
  more: Partial<DeferredPart> = {},
): DeferredPart => ({ id, path, label: undefined, data, errors: [], pending: [], ...more });

export async function* batches(
  ...given: readonly (readonly DeferredPart[])[]
): AsyncGenerator<readonly DeferredPart[], void, void> {
  for (const batch of given) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    yield batch;
  }
}

export const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Resolves when it becomes true; a test that waits for ever fails by its own time limit. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}
