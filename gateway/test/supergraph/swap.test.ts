import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GUEST } from '@media-gateway/kernel';
import { type ServedGateway, createGateway } from '../../src/gateway.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { compileOperations } from '../../src/operations/compile.ts';
import { createTransport } from '../../src/transports/create.ts';
import type { Transport, Transports } from '../../src/transports/port.ts';
import { type Library, SDL, SECRET, type ServedLibrary, serveLibrary, startLibrary } from '../fixture/supergraph.ts';
import { EXTENDED, PLAIN, composed, servedOf, watched } from './library.ts';

const QUERY = '{ media(id: "b1") { title reviews { author { name } } } }';
const ANSWER = { media: { title: 'The Trial', reviews: [{ author: { name: 'Ada' } }, { author: { name: 'Bob' } }] } };

let library: Library;
beforeAll(async () => {
  library = await startLibrary('local');
});
afterAll(() => library.close());

const faults: unknown[] = [];
const gatewayOf = (sdl: string, transports: Transports): ServedGateway =>
  createGateway({
    ...servedOf(sdl, transports),
    authenticate: async () => GUEST,
    report: (error) => void faults.push(error),
    // Without the thread, which takes longer to start than everything else here takes.
    options: { planner: { ...DEFAULT_OPTIONS.planner, worker: false } },
  });

async function ask(gateway: ServedGateway, query = QUERY) {
  const response = await gateway.run({ facade: 'graphql', query });
  if (response.kind !== 'single') throw new TypeError('One answer was expected.');
  return response.result;
}

describe('a swap under load', () => {
  let served: ServedLibrary;
  beforeAll(async () => {
    served = await serveLibrary((error) => void faults.push(error));
  });
  afterAll(() => served.close());

  const connect = (): Transports =>
    Object.fromEntries(
      Object.entries(served.urls).map(([name, url]) => {
        return [name, createTransport({ name, url, secret: SECRET, timeoutMs: 10_000 })] as const;
      }),
    );

  it('fails no request in 20 swaps, each with connections of its own', async () => {
    const gateway = gatewayOf(PLAIN, connect());
    const wrong: unknown[] = [];
    let [answered, swapping] = [0, true];
    const client = async () => {
      for (; swapping; answered++) {
        const { data, errors } = await ask(gateway);
        if (errors || JSON.stringify(data) !== JSON.stringify(ANSWER)) wrong.push({ data, errors });
      }
    };
    const clients = Array.from({ length: 16 }, client);
    for (let round = 1; round <= 20; round++) {
      await gateway.swap(servedOf(round % 2 ? EXTENDED : PLAIN, connect()));
      const enough = answered + 40;
      while (answered < enough) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    swapping = false;
    await Promise.all(clients);
    await gateway.close();
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
    expect(gateway.version).toBe(21);
  }, 120_000);
});

describe('a swap', () => {
  it('shows the new schema, under another version', async () => {
    const gateway = gatewayOf(PLAIN, library.transports);
    const [version, schema] = [gateway.version, gateway.schema];
    expect((await ask(gateway, '{ me { nick } }')).errors?.[0]?.message).toContain('"nick"');
    await gateway.swap(servedOf(EXTENDED, library.transports));
    expect(gateway.version).not.toBe(version);
    expect(gateway.schema).not.toBe(schema);
    expect((await ask(gateway, '{ __type(name: "User") { fields { name } } }')).data).toEqual({
      __type: { fields: expect.arrayContaining([{ name: 'nick' }]) },
    });
  });

  it('lets a request end on the version it began with, and closes that version’s transports after it', async () => {
    const [before, after] = [watched(library.transports), watched(library.transports)];
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    const users: Transport = {
      ...(before.transports['users'] as Transport),
      request: async (request) => held.then(() => library.transports['users']?.request(request) ?? { data: null }),
    };
    const gateway = gatewayOf(PLAIN, { ...before.transports, users });
    const asked = ask(gateway);
    await gateway.swap(servedOf(EXTENDED, after.transports));
    expect((await ask(gateway)).data).toEqual(ANSWER);
    expect(before.closed).toEqual([]);
    answer();
    expect((await asked).data).toEqual(ANSWER);
    await settled();
    expect([...before.closed].sort()).toEqual(['media', 'reviews', 'users']);
    expect(after.closed).toEqual([]);
  });

  it('keeps a transport open that the next version uses too', async () => {
    const { transports, closed } = watched(library.transports);
    const gateway = gatewayOf(PLAIN, transports);
    const { users: _, ...kept } = transports;
    await gateway.swap(servedOf(EXTENDED, { ...kept, users: library.transports['users'] as Transport }));
    await settled();
    expect(closed).toEqual(['users']);
    await gateway.close();
    expect([...closed].sort()).toEqual(['media', 'reviews', 'users']);
  });

  it('is refused when a published operation cannot be run, and everything stays as it was', async () => {
    const text = '"Its stars." query Stars @audience(for: [APP]) { media(id: "b1") { title stars } }';
    const sources = [{ file: 'operations/stars.graphql', text }];
    const gateway = gatewayOf(PLAIN, library.transports);
    const operations = compileOperations({ schema: gateway.schema, sources });
    const [kept, next] = [watched(library.transports), watched(library.transports)];
    await gateway.swap(servedOf(PLAIN, kept.transports, operations));
    const version = gateway.version;
    const without = composed(SDL.users, SDL.reviews.replace('stars: Float!', ''));
    await expect(gateway.swap(servedOf(without, next.transports, operations))).rejects.toThrow(
      /^The published operations cannot be run on it:\n {2}Stars: Cannot query field "stars"/,
    );
    expect(gateway.version).toBe(version);
    expect((await ask(gateway)).data).toEqual(ANSWER);
    expect(kept.closed).toEqual([]);
    expect([...next.closed].sort()).toEqual(['media', 'reviews', 'users']);
  });

  it('goes through when a document of a client is no longer valid; who sends it is told', async () => {
    const gateway = gatewayOf(EXTENDED, library.transports);
    const NEW = '{ __typename me { name ... on User @skip(if: true) { nick } } }';
    expect(await ask(gateway, NEW)).toMatchObject({ data: { __typename: 'Query', me: { name: 'Ada' } } });
    await gateway.swap(servedOf(PLAIN, library.transports));
    expect((await ask(gateway, NEW)).errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect((await ask(gateway)).data).toEqual(ANSWER);
  });

  it('waits for the one before', async () => {
    const gateway = gatewayOf(PLAIN, library.transports);
    const before = gateway.version;
    const swaps = [EXTENDED, PLAIN, EXTENDED].map((sdl) => gateway.swap(servedOf(sdl, library.transports)));
    await Promise.all(swaps);
    expect(gateway.version).toBe(before + 3);
    expect(gateway.schema.getType('User')?.toConfig()).toMatchObject({ fields: { nick: expect.anything() } });
  });
});

/** What is closed without anybody waiting for it. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
