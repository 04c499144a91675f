import { createHash } from 'node:crypto';
import { GUEST } from '@media-gateway/kernel';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { serveGateway } from '../../../src/facades/server.ts';
import { type GatewayRequest, createGateway } from '../../../src/gateway.ts';
import { compileOperations } from '../../../src/operations/compile.ts';
import { DEFAULT_OPTIONS, type Limits, type PersistedOptions } from '../../../src/options.ts';
import type { UnpublishedDocument } from '../../../src/stages/unpublished.ts';
import { IN_PLACE } from '../../fixture/in-place.ts';
import { startLibrary, supergraph } from '../../fixture/supergraph.ts';

const SOURCES: Readonly<Record<string, string>> = {
  me: '"Me." query Me @audience(for: [APP]) { me { name } }',
  'media-title': '"A title." query MediaTitle("Which." $id: ID!) @audience(for: [APP]) { media(id: $id) { title } }',
  'log-entry': '"Log." mutation LogEntry("What." $entry: String!) @audience(for: [APP]) { log(entry: $entry) }',
  reviews:
    '"News." subscription Reviews("Of what." $media: ID!) @audience(for: [APP]) { reviewAdded(media: $media) { author { name } } }',
};

export const operations = compileOperations({
  schema: supergraph.apiSchema,
  sources: Object.entries(SOURCES).map(([name, text]) => ({ file: `operations/${name}.graphql`, text })),
});

export const published = (name: string) => {
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What Apollo Client puts beside a text, or in its place. */
export const hashed = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
export const registering = (query: string) => ({ query, ...hashed(sha256(query)) });

/** A text that nobody published. */
export const OWN = '{ me { id name } }';
export const OWN_DATA = { data: { me: { id: 'u1', name: 'Ada' } } };
export const ME_DATA = { data: { me: { name: 'Ada' } } };

export interface Answered {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const open: { close(): Promise<unknown> }[] = [];
export const closeAll = async (): Promise<void> => {
  for (const each of open.splice(0).reverse()) await each.close();
};

export type Started = Awaited<ReturnType<typeof start>>;

type Persisted = Partial<Omit<PersistedOptions, 'apq'>> & { readonly apq?: Partial<PersistedOptions['apq']> };

/** The library with published operations behind HTTP and WebSocket. */
export async function start({ mode, apq }: Persisted = {}, limits: Partial<Limits> = {}) {
  const defaults = DEFAULT_OPTIONS.persisted;
  const persisted = { mode: mode ?? defaults.mode, apq: { ...defaults.apq, ...apq } };
  const library = await startLibrary('local');
  const told: UnpublishedDocument[] = [];
  const report = (error: unknown) => void library.faults.push(error);
  const gateway = createGateway({
    supergraph,
    transports: library.transports,
    operations,
    authenticate: async () => GUEST,
    report,
    tellUnpublished: (document) => void told.push(document),
    options: { planner: IN_PLACE, persisted, limits: { ...DEFAULT_OPTIONS.limits, ...limits } },
  });
  const server = await serveGateway({ gateway, port: 0, host: '127.0.0.1', report });
  open.push(library, gateway, server);
  const ask = async (path: string, init?: RequestInit): Promise<Answered> => {
    const response = await fetch(`${server.url}${path}`, init);
    const { extensions: _, ...body } = (await response.json()) as Record<string, unknown>;
    return { status: response.status, ...body };
  };
  return {
    ...{ gateway, told, url: server.url, faults: library.faults },
    get: (path: string, params: Readonly<Record<string, string>> = {}) =>
      ask(`${path}?${new URLSearchParams(params)}`, { headers: STRICT }),
    post: (body: object, path = '/graphql', headers: object = STRICT) =>
      ask(path, { method: 'POST', headers: { ...JSON_BODY, ...headers }, body: JSON.stringify(body) }),
    run: async (request: Partial<GatewayRequest>): Promise<Answered> => {
      const response = await gateway.run({ facade: 'graphql', ...request });
      if (response.kind !== 'single') throw new Error(`one answer was expected, not ${response.kind}`);
      return { status: response.status, ...(response.result as object) };
    },
    /** All that a client of graphql-ws is told. */
    socket: (payload: { query?: string; variables?: Record<string, unknown>; extensions?: Record<string, unknown> }) =>
      overSocket(server.url, { query: '', ...payload }),
  };
}

const STRICT = { accept: 'application/graphql-response+json' };
const JSON_BODY = { 'content-type': 'application/json' };

async function overSocket(url: string, payload: Parameters<ReturnType<typeof createClient>['iterate']>[0]) {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const results: unknown[] = [];
  try {
    for await (const { data } of client.iterate(payload)) results.push(data);
    return results;
  } finally {
    await client.dispose();
  }
}

/** The code of an answer that has no data. */
export const codeOf = ({ errors, data }: Answered): string | undefined =>
  data === undefined ? errors?.[0]?.extensions.code : undefined;
