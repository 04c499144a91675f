import { afterAll } from '@jest/globals';
import type { State } from '@media-gateway/adapters/state';
import type { Viewer } from '@media-gateway/kernel';
import { serveGateway } from '../../src/facades/server.ts';
import { createGateway } from '../../src/gateway.ts';
import { compileOperations } from '../../src/operations/compile.ts';
import type { PublishedOperation } from '../../src/operations/operation.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import type { SubgraphRequest, Transport, Transports } from '../../src/transports/port.ts';
import { IN_PLACE } from '../fixture/in-place.ts';
import { startLibrary, supergraph } from '../fixture/supergraph.ts';

const SOURCES: Readonly<Record<string, string>> = {
  'get-media': `
    "One of the collection." query GetMedia("Which." $id: ID!, "In capitals." $upper: Boolean = false)
    @http(method: GET, route: "/media/{id}") @audience(for: [PARTNER]) {
      media(id: $id) { id ...Named reviews { body author { name } } ... on Book { pages } ... on Disc { tracks } }
    }
    fragment Named on Media { title(upper: $upper) year }`,
  'list-media': `
    "The collection." query ListMedia @http(method: GET, route: "/media") @audience(for: [PARTNER]) {
      allMedia { id rank stars }
    }`,
  'get-forbidden': `
    "What nobody sees." query GetForbidden @http(method: GET, route: "/forbidden") @audience(for: [PARTNER]) {
      forbidden
    }`,
  'add-review': `
    "Says what one thinks." mutation AddReview("Of what." $media: ID!, "What." $body: String!)
    @http(method: POST, route: "/media/{media}/reviews", status: 201) @audience(for: [PARTNER]) {
      addReview(media: $media, body: $body) { id body author { name } }
    }`,
  'log-entry': `
    "Writes into the log." mutation LogEntry("What." $entry: String!)
    @http(method: POST, route: "/log") @audience(for: [PARTNER]) { log(entry: $entry) }`,
  'log-quietly': `
    "Writes into the log." mutation LogQuietly("What." $entry: String!)
    @http(method: PUT, route: "/log", status: 204, deprecated: "2026-01-01", sunset: "2027-01-01")
    @audience(for: [PARTNER]) { log(entry: $entry) }`,
  'reviews-of': `
    "Reviews as they come." subscription ReviewsOf("Of what." $media: ID)
    @http(method: GET, route: "/reviews") @audience(for: [PARTNER]) { reviewAdded(media: $media) { id body } }`,
};

/** What of an operation is not said by its text here. */
const HOISTED: Readonly<Record<string, readonly string[]>> = {
  GetMedia: ['media'],
  GetForbidden: ['forbidden'],
  AddReview: ['addReview'],
  ReviewsOf: ['reviewAdded'],
};

export const operations: readonly PublishedOperation[] = compileOperations({
  schema: supergraph.apiSchema,
  sources: Object.entries(SOURCES).map(([name, text]) => ({ file: `operations/${name}.graphql`, text })),
}).map((operation) => ({ ...operation, ...(HOISTED[operation.name] && { hoist: HOISTED[operation.name] ?? [] }) }));

export interface Library {
  readonly url: string;
  /** What subgraphs were asked, `name: document`. */
  readonly asked: string[];
  readonly faults: unknown[];
}

export interface LibraryOptions {
  readonly state?: State;
  /** Told of each request to a subgraph before it is sent on. */
  readonly before?: (name: string, request: SubgraphRequest) => Promise<void> | void;
  readonly keepSeconds?: number;
}

const open: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** The library as REST routes, closed when the tests of the file are done. The bearer token is the id of the viewer. */
export async function serveLibrary({ state, before, keepSeconds = 60 }: LibraryOptions = {}): Promise<Library> {
  const library = await startLibrary('local');
  const asked: string[] = [];
  const watch = (name: string, request: SubgraphRequest) => {
    asked.push(`${name}: ${request.operation.query}`);
    return before?.(name, request);
  };
  const faults: unknown[] = [];
  const report = (error: unknown) => void faults.push(error);
  const gateway = createGateway({
    supergraph,
    transports: watched(library.transports, watch),
    operations,
    authenticate: async (authorization) => viewerOf(authorization),
    report,
    ...(state && { state }),
    options: { planner: IN_PLACE, idempotency: { ...DEFAULT_OPTIONS.idempotency, keepSeconds } },
  });
  const server = await serveGateway({ gateway, port: 0, host: '127.0.0.1', report });
  open.push(server, library);
  return { url: `${server.url}/api/v1`, asked, faults };
}

const viewerOf = (authorization: string | undefined): Viewer =>
  authorization
    ? { id: authorization.replace('Bearer ', ''), role: 'user', scopes: [] }
    : { id: null, role: 'guest', scopes: [] };

type Watch = (name: string, request: SubgraphRequest) => Promise<void> | void;

const watched = (transports: Transports, watch: Watch): Transports =>
  Object.fromEntries(Object.entries(transports).map(([name, transport]) => [name, watchedOne(name, transport, watch)]));

const watchedOne = (name: string, transport: Transport, watch: Watch): Transport => ({
  ...transport,
  request: async (request) => {
    await watch(name, request);
    return transport.request(request);
  },
  subscribe: (request) => {
    void watch(name, request);
    return transport.subscribe(request);
  },
});
