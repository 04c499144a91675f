import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as client from '@media-gateway/client';
import type { PublishedOperation } from '@media-gateway/gateway';
import type { Supergraph } from '@media-gateway/testkit';
import { Agent, cacheStores, interceptors, request } from 'undici';
import { askGraphql, authorization } from '../clients/graphql.ts';
import { askTool } from '../clients/mcp.ts';
import { restPath } from '../clients/rest.ts';
import { everyPlace, queryFor } from '../every-query.ts';
import { VARIABLES, apiSchema, publish } from '../operations.ts';

interface Kept {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

/** Viewers who did different things; undefined is a guest. */
type Viewers = readonly (string | undefined)[];

/** Who may keep which answer, and that nobody gets what is another's. */
export function cachingSuite(get: () => Supergraph, operations: readonly PublishedOperation[]): void {
  const queries = operations.filter(({ kind, http }) => kind === 'query' && http?.method === 'GET');
  const byName = queries.map((operation) => [operation.name, operation] as const);
  const shared = new Agent().compose(interceptors.cache({ store: new cacheStores.MemoryCacheStore() }));
  const paths = ({ name, id }: PublishedOperation) => [
    documentPath(name, id),
    restPath(named(queries, name), VARIABLES[name] ?? {}),
  ];
  const shareable = shareableQueries();
  let viewers: Viewers = [];

  beforeAll(async () => {
    viewers = await differentViewers(get());
  }, 60_000);
  afterAll(() => shared.close());

  const read = async (path: string, token?: string, headers: Record<string, string> = {}): Promise<Kept> => {
    const response = await fetch(`${get().url}${path}`, { headers: { ...authorization(token), ...headers } });
    const body = (await response.text()) || '{}';
    return { status: response.status, headers: response.headers, data: (JSON.parse(body) as { data?: unknown }).data };
  };

  it.each(byName)('%s: GraphQL by id, REST and MCP say the same of keeping the answer', async (name, operation) => {
    const [token] = viewers;
    const answers = await Promise.all(paths(operation).map((path) => read(path, token)));
    const { maxAge, scope } = operation.cache ?? { maxAge: NaN, scope: 'none' };
    const fresh = maxAge === 0 ? 'max-age=0, must-revalidate' : `max-age=${maxAge}`;
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe(`${scope.toLowerCase()}, ${fresh}`);
    if (!operation.mcp) return;
    const { _meta } = await askTool(get(), operation.mcp.name, { ...VARIABLES[name] }, token);
    expect(_meta?.['media-gateway/cache']).toEqual({ ttlMs: maxAge * 1000, cacheScope: scope.toLowerCase() });
  });

  // What is reckoned from the time of day is another answer in the next moment.
  it.each(byName.filter(([name]) => !['ForYou', 'Recommendations', 'Trending'].includes(name)))(
    '%s: who has the answer is told that it still holds',
    async (_, operation) => {
      for (const path of paths(operation)) {
        const etag = (await read(path, viewers[0])).headers.get('etag') ?? 'none';
        expect((await read(path, viewers[0], { 'if-none-match': etag })).status).toBe(304);
      }
    },
  );

  it.each(byName)('%s: the client asks at the one address, which any other is told', async (name, { id }) => {
    const asked = await read(documentPath(name, id));
    expect(asked.headers.get('content-location')).toBeNull();
    const variables = encodeURIComponent(JSON.stringify(VARIABLES[name], null, 1));
    const other = await read(`/graphql?documentId=${id}&variables=${variables}`);
    expect(other.headers.get('content-location')).toBe(other.headers.has('etag') ? documentPath(name, id) : null);
  });

  it.each(byName)('%s: through a cache that all share, each gets what is theirs', async (_, operation) => {
    for (const path of paths(operation)) {
      for (const token of [...viewers, ...viewers]) {
        const { body } = await request(`${get().url}${path}`, { dispatcher: shared, headers: authorization(token) });
        const { data } = (await body.json()) as { data?: unknown };
        expect(withoutScores(data)).toEqual(withoutScores((await read(path, token)).data));
      }
    }
  });

  it('lets nobody share what differs between viewers, whatever field of the schema it is', async () => {
    expect(shareable.length).toBeGreaterThan(50);
    for (const query of shareable) await expectSame(get(), query, viewers);
  }, 300_000);

  it('would find a field that differs', async () => {
    const differing = ['inWatchlist', 'progress { positionSeconds }'].map((leaf) =>
      queryFor({ way: ['title(id: "title_seven-samurai-1954")'], leaves: [] }, [leaf]),
    );
    for (const query of [...differing, 'viewer { role }', 'forYou(first: 5) { title { id } }'])
      await expect(expectSame(get(), query, viewers)).rejects.toThrow();
  });
}

const documentPath = (name: string, id: string): string => {
  const document = (client as unknown as Record<string, client.TypedDocumentString<unknown, unknown>>)[
    `${name}Document`
  ];
  expect(document?.__meta__?.['id']).toBe(id);
  return document ? client.getUrl('/graphql', document, VARIABLES[name] ?? {}) : '';
};

function named(operations: readonly PublishedOperation[], name: string): PublishedOperation {
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
}

/** For each object of the schema a query with those of its fields that may be public there. */
function shareableQueries(): readonly string[] {
  const places = everyPlace(apiSchema);
  const asked = places.flatMap((place) => place.leaves.map((leaf) => ({ place, leaf })));
  const policies = publish(asked.map(({ place, leaf }) => queryFor(place, [leaf])));
  const open = asked.filter((_, index) => policies[index]?.cache?.scope === 'PUBLIC');
  return places.flatMap((place) => {
    const leaves = open.filter((one) => one.place === place).map(({ leaf }) => leaf);
    return leaves.length > 0 ? [queryFor(place, leaves)] : [];
  });
}

/** One keeps, watches and likes what the other does not. */
async function differentViewers(supergraph: Supergraph): Promise<Viewers> {
  const [one, other] = [await supergraph.token('caching-one', 'moderator'), await supergraph.token('caching-other')];
  const change = async (query: string) => {
    const { errors } = await askGraphql(supergraph, { query: `mutation { ${query} }` }, one);
    if (errors) throw new Error(JSON.stringify(errors));
  };
  await change('addToWatchlist(titleId: "title_seven-samurai-1954") { changed }');
  await change(
    'setProgress(input: { titleId: "title_seven-samurai-1954", positionSeconds: 60, durationSeconds: 12420 }) { share }',
  );
  await change('reactToTitle(titleId: "title_seven-samurai-1954", reaction: LIKED) { reaction }');
  await change('updatePreferences(input: { regions: ["DE"], genresLiked: ["WAR"] }) { regions }');
  return [one, other, undefined];
}

async function expectSame(supergraph: Supergraph, query: string, viewers: Viewers): Promise<void> {
  const answers = await Promise.all(viewers.map((token) => askGraphql(supergraph, { query: `{ ${query} }` }, token)));
  const [first, ...others] = answers.map(({ data }) => ({ query, data: withoutScores(data) }));
  expect(first?.data).toBeDefined();
  for (const other of others) expect(other).toEqual(first);
}

/** Scores are reckoned anew from the time of day. */
const withoutScores = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null, (key, inner: unknown) => (key === 'score' ? 0 : inner)));
