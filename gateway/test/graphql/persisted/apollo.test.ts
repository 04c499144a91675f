import { afterEach, describe, expect, it } from '@jest/globals';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import * as apollo3 from 'apollo-client-3/core/index.js';
import { createPersistedQueryLink } from 'apollo-client-3/link/persisted-queries/index.js';
import { closeAll, published, sha256, start } from './fixture.ts';

afterEach(closeAll);

/** What a client sent: which of text and hash. */
type Sent = 'hash' | 'text' | 'hash and text';

interface Asking {
  readonly sent: Sent[];
  ask(query: string): Promise<unknown>;
}

/** Answers with fetch, and takes down what was sent. */
function noting(sent: Sent[]): typeof fetch {
  return (address, init) => {
    const search = new URL(String(address)).searchParams;
    const body = init?.body ? (JSON.parse(String(init.body)) as object) : Object.fromEntries(search);
    const hash = 'extensions' in body && JSON.stringify(body.extensions).includes('sha256Hash');
    sent.push('query' in body ? (hash ? 'hash and text' : 'text') : 'hash');
    return fetch(address, init);
  };
}

function client4(uri: string, useGETForHashedQueries: boolean, idOf?: () => string): Asking {
  const sent: Sent[] = [];
  const ids = idOf ? { generateHash: idOf } : { sha256 };
  const link = ApolloLink.from([
    new PersistedQueryLink({ ...ids, useGETForHashedQueries }),
    new HttpLink({ uri, fetch: noting(sent) }),
  ]);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  return { sent, ask: async (query) => (await client.query({ query: gql(query), fetchPolicy: 'no-cache' })).data };
}

function client3(uri: string, useGETForHashedQueries: boolean, idOf?: () => string): Asking {
  const sent: Sent[] = [];
  const ids = idOf ? { generateHash: idOf } : { sha256 };
  const hashing = createPersistedQueryLink({ ...ids, useGETForHashedQueries });
  const link = hashing.concat(new apollo3.HttpLink({ uri, fetch: noting(sent) }));
  const client = new apollo3.ApolloClient({ link, cache: new apollo3.InMemoryCache() });
  return {
    sent,
    ask: async (query) => (await client.query({ query: apollo3.gql(query), fetchPolicy: 'no-cache' })).data,
  };
}

const [FIRST, SECOND] = ['{ me { __typename id } }', '{ me { __typename name } }'];
const DATA = { me: { __typename: 'User', id: 'u1' } };

describe.each<[string, typeof client4, boolean]>([
  ['Apollo Client 4', client4, false],
  ['Apollo Client 4, hashes with GET', client4, true],
  ['Apollo Client 3', client3, false],
  ['Apollo Client 3, hashes with GET', client3, true],
])('%s', (_name, clientOf, withGet) => {
  it('sends a text once, and then its hash', async () => {
    const { url } = await start();
    const { ask, sent } = clientOf(`${url}/graphql`, withGet);
    for (let times = 0; times < 3; times += 1) expect(await ask(FIRST)).toEqual(DATA);
    expect(sent).toEqual(['hash', 'hash and text', 'hash', 'hash']);
    const another = clientOf(`${url}/graphql`, withGet);
    expect(await another.ask(FIRST)).toEqual(DATA);
    expect(another.sent).toEqual(['hash']);
  });

  it('stops sending hashes where they are not taken', async () => {
    const { url } = await start({ apq: { enabled: false } });
    const { ask, sent } = clientOf(`${url}/graphql`, withGet);
    expect(await ask(FIRST)).toEqual(DATA);
    expect(await ask(SECOND)).toMatchObject({ me: { name: 'Ada' } });
    expect(sent).toEqual(['hash', 'text', 'text']);
  });

  it('runs by ids that it was built with, where no text is taken', async () => {
    const { url } = await start({ mode: 'ids', apq: { enabled: false } });
    const { id } = published('Me');
    const { ask, sent } = clientOf(`${url}/graphql`, withGet, () => id);
    expect(await ask(SECOND)).toMatchObject({ me: { name: 'Ada' } });
    expect(sent).toEqual(['hash']);
    const stranger = clientOf(`${url}/graphql`, withGet);
    await expect(stranger.ask(FIRST)).rejects.toThrow('PersistedQueryNotSupported');
  });
});
