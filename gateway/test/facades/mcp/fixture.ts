import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError, type ErrorCode } from '@media-gateway/kernel';
import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { GraphQLError } from 'graphql';
import { createMcpHandler } from '../../../src/facades/mcp/handler.ts';
import { type Gateway, type GatewayRequest, Payload, SingleResponse } from '../../../src/gateway.ts';
import { compileOperations } from '../../../src/operations/compile.ts';
import { loadOperationSources } from '../../../src/operations/load.ts';
import { createRegistry } from '../../../src/operations/registry.ts';
import { loadSupergraph } from '../../../src/supergraph/load.ts';

const ROOT = path.join(import.meta.dirname, '../../../..');

const { apiSchema: schema } = loadSupergraph(readFileSync(path.join(ROOT, 'supergraph.graphql'), 'utf8'));
/** What the repository publishes. */
export const operations = compileOperations({
  schema,
  sources: await loadOperationSources(path.join(ROOT, 'operations')),
});

type Variables = Readonly<Record<string, unknown>>;
/** Data, or the code of an error. */
type Canned = Readonly<Record<string, unknown>> | ErrorCode;

const title = (name: string, year: number) => ({ id: `title_${name.toLowerCase()}-${year}`, name, year });
export const RAN = title('Ran', 1985);

/** What each operation answers; a token is for somebody who is signed in. */
const ANSWERS: Readonly<Record<string, (variables: Variables, signedIn: boolean) => Canned>> = {
  Me: (_, signedIn) => ({ viewer: { role: signedIn ? 'USER' : 'GUEST', scopes: [], user: null } }),
  TitleDetails: ({ id }) => ({ title: id === RAN.id ? RAN : null }),
  CheckAvailability: ({ region }) => ({ title: { ...RAN, offers: region === 'US' ? [{ id: 'offer_a' }] : [] } }),
  Autocomplete: ({ prefix }) => ({
    autocomplete: String(prefix).startsWith('ra') ? [{ text: 'Ran', year: 1985, title: { id: RAN.id } }] : [],
  }),
  Platforms: () => ({ platforms: [{ id: 'mubi' }, { id: 'netflix' }] }),
  LeavingSoon: () => ({ leavingSoon: { nodes: [{ id: 'offer_a', expiresOn: '2026-12-01', title: RAN }] } }),
  MyWatchlist: (_, signedIn) => (signedIn ? { watchlist: { nodes: [{ title: RAN }] } } : 'UNAUTHENTICATED'),
  Trending: ({ first }) => ({
    trending: Array.from({ length: Number(first ?? 20) }, (_, index) => ({ title: title(`T${index}`, 2000 + index) })),
  }),
  RemoveFromWatchlist: () => ({ removeFromWatchlist: { changed: true, inWatchlist: false, title: RAN } }),
  SetProgress: () => 'DEVICE_OFFLINE',
};

/** A gateway with the published operations and canned answers. It remembers what it was asked. */
export function createCannedGateway(published = operations) {
  const registry = createRegistry(published);
  const asked: { name: string; request: GatewayRequest }[] = [];
  const run: Gateway['run'] = (request) => {
    const operation = registry.find(request.operationId ?? '');
    if (!operation) throw new Error('a facade asked for what is not published');
    asked.push({ name: operation.name, request });
    const canned = ANSWERS[operation.name]?.(request.variables ?? {}, request.authorization !== undefined);
    return Promise.resolve(answerOf(canned ?? 'INTERNAL_SERVER_ERROR'));
  };
  return { version: 0, schema, operations: published, run, enter: (task: () => unknown) => void task(), asked };
}

function answerOf(canned: Canned): SingleResponse {
  if (typeof canned !== 'string') return new SingleResponse(200, Payload.of({ data: { ...canned } }));
  const { message, extensions, status } = new AppError(canned, `Canned ${canned}.`);
  return new SingleResponse(status, Payload.of({ data: null, errors: [new GraphQLError(message, { extensions })] }));
}

export const ERAS = [
  ['2025-11-25', { mode: 'legacy' }],
  ['2026-07-28', { mode: { pin: '2026-07-28' } }],
] as const;

export interface Connection {
  readonly gateway?: Gateway;
  readonly era?: (typeof ERAS)[number][1];
  readonly token?: string | undefined;
  readonly query?: string;
  readonly options?: ClientOptions;
}

/** A client over Streamable HTTP. */
export async function connect({
  gateway = createCannedGateway(),
  era = ERAS[1][1],
  token,
  query = '',
  options,
}: Connection) {
  const handle = createMcpHandler({ gateway });
  const client = new Client({ name: 'test', version: '1.0.0' }, { ...options, versionNegotiation: era });
  const fetch = (url: string | URL, init?: RequestInit) => handle(new Request(url, init));
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`http://localhost/mcp${query}`), { fetch, requestInit: { headers } }),
  );
  return client;
}
