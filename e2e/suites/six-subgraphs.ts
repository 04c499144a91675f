import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import type { PublishedOperation } from '@media-gateway/gateway';
import { ROOT, type Supergraph } from '@media-gateway/testkit';
import { askGraphql } from '../clients/graphql.ts';

interface Tonight {
  readonly viewer: { readonly user: { readonly id: string } };
  readonly search: {
    readonly degraded: boolean;
    readonly nodes: readonly {
      readonly title: {
        readonly name: string;
        readonly inWatchlist: boolean;
        readonly watchNow: { readonly platform: { readonly name: string } } | null;
        readonly similar: readonly { readonly title: { readonly name: string } }[];
      };
    }[];
  };
}

export function sixSubgraphsSuite(get: () => Supergraph, operations: readonly PublishedOperation[]): void {
  it('answers one query out of all six subgraphs', async () => {
    const token = await get().token('six');
    const documentId = operations.find(({ name }) => name === 'Tonight')?.id as string;
    const { data, errors, extensions } = await askGraphql(
      get(),
      { documentId, variables: { query: 'samurai', first: 3, region: 'US' } },
      token,
    );
    expect(errors).toBeUndefined();
    const { viewer, search } = data as unknown as Tonight;
    expect(viewer.user.id).toBe('user_six');
    expect(search.degraded).toBe(true);
    expect(search.nodes.map(({ title }) => title.name)).toContain('Seven Samurai');
    expect(search.nodes.every(({ title }) => title.inWatchlist === false && title.similar.length > 0)).toBe(true);
    expect(search.nodes.some(({ title }) => title.watchNow?.platform.name)).toBe(true);
    expect(extensions?.cost).toBeGreaterThan(0);
  });

  it('answers the query of the README as the README says', async () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const query = /```graphql\n([\s\S]+?)```/.exec(readme)?.[1] ?? '';
    const answer = /<!-- example -->\s+```json\n([\s\S]+?)```/.exec(readme)?.[1] ?? '';
    const { status, ...body } = await askGraphql(get(), { query }, await get().token('demo'));
    expect([status, body]).toEqual([200, JSON.parse(answer)]);
  });

  it('lets what a viewer does show in every subgraph that tells of it', async () => {
    const supergraph = get();
    const token = await supergraph.token('doer');
    const id = 'title_seven-samurai-1954';
    await askGraphql(
      supergraph,
      { query: 'mutation ($id: ID!) { addToWatchlist(titleId: $id) { changed } }', variables: { id } },
      token,
    );
    await askGraphql(
      supergraph,
      {
        query:
          'mutation ($id: ID!) { setProgress(input: { titleId: $id, positionSeconds: 600, durationSeconds: 12420 }) { share } }',
        variables: { id },
      },
      token,
    );
    const query = `query ($id: ID!) {
      title(id: $id) { name inWatchlist progress { positionSeconds completed } }
      viewer { user { name watchlist { nodes { title { name } } } continueWatching { title { name } } } }
    }`;
    const { data } = await askGraphql(supergraph, { query, variables: { id } }, token);
    expect(data).toMatchObject({
      title: { name: 'Seven Samurai', inWatchlist: true, progress: { positionSeconds: 600, completed: false } },
      viewer: {
        user: {
          watchlist: { nodes: [{ title: { name: 'Seven Samurai' } }] },
          continueWatching: [{ title: { name: 'Seven Samurai' } }],
        },
      },
    });
  });

  it('keeps one viewer’s things from another and from guests', async () => {
    const guest = await askGraphql(get(), { query: '{ viewer { role user { id } } watchlist { nodes { addedAt } } }' });
    expect(guest.data).toEqual({ viewer: { role: 'GUEST', user: null }, watchlist: null });
    expect(guest.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    const other = await askGraphql(
      get(),
      { query: '{ watchlist { nodes { addedAt } } }' },
      await get().token('somebody-else'),
    );
    expect(other.data).toEqual({ watchlist: { nodes: [] } });
  });
}
