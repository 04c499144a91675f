import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { createPriorityOf } from '../../src/stages/priority.ts';
import { prepare } from '../../src/stages/prepare.ts';
import { createShed } from '../../src/stages/shed.ts';
import { type Library, startLibrary, supergraph } from '../fixture/supergraph.ts';

/** Users stand for playback, media for what is usual, reviews for recommendations. */
const priorities = { users: 'critical', reviews: 'lowest', 'Query.media': 'low' } as const;
const CRITICAL = '{ me { name } }';
const LOW = '{ media(id: "b1") { id } }';
const LOWEST = '{ latestReviews { id } }';

const prepared = (text: string) =>
  prepare({ schema: supergraph.apiSchema, text, operationName: undefined, limits: DEFAULT_OPTIONS.limits });

describe('how important an operation is', () => {
  const priorityOf = createPriorityOf(supergraph.fullSchema, priorities);

  it.each([
    ['its subgraph', CRITICAL, 'critical'],
    ['its field, before its subgraph', LOW, 'low'],
    ['the least important of its fields', `{ me { name } latestReviews { id } }`, 'lowest'],
    [
      'the least important of its fragments',
      `{ me { name } ...F } fragment F on Query { latestReviews { id } }`,
      'lowest',
    ],
    ['usual, where nothing is said', '{ __typename }', 'normal'],
  ])('goes by %s', (_name, text, priority) => {
    expect(priorityOf(prepared(text))).toBe(priority);
  });
});

describe('under pressure', () => {
  const turnOf = (query: string, delay: number, inFlight: number) =>
    createShed({
      pressure: { delay, inFlight, isHigh: Math.max(delay, inFlight) >= 0.5 },
      priorityOf: createPriorityOf(supergraph.fullSchema, priorities),
      registry: { find: () => undefined, operations: [] },
      prepare: prepared,
    }).turnOf({ facade: 'graphql', query });
  const refusedOf = (delay: number, inFlight: number) =>
    [LOWEST, LOW, '{ __typename }', CRITICAL].filter((query) => turnOf(query, delay, inFlight) === 'refused').length;

  it.each([
    [0.4, 0.4, 0],
    [0.5, 0, 1],
    [0.75, 0, 2],
    [0.9, 0, 3],
    [50, 0.9, 3],
    [0, 0.5, 1],
    [0, 0.75, 2],
    [0, 0.9, 3],
    [0, 1, 4],
  ])('a delay of %p and %p in flight refuse the least important %p', (delay, inFlight, refused) => {
    expect(refusedOf(delay, inFlight)).toBe(refused);
  });

  it('what is critical goes before all others, and what cannot be read is none of these', () => {
    expect(turnOf(CRITICAL, 0.6, 0)).toBe('first');
    expect(turnOf('{', 0.6, 0)).toBe('usual');
  });
});

describe('a process whose event loop stands still', () => {
  let library: Library;
  beforeAll(async () => {
    const shedding = { maxDelayMs: 400, maxInFlight: 1000, priorities };
    library = await startLibrary('local', { deps: { options: { shedding } } });
    // Documents are read before, so that nothing but the pressure differs.
    for (const query of [CRITICAL, LOWEST]) await library.gateway.run({ facade: 'graphql', query });
  });
  afterAll(() => library.close());
  beforeEach(() => sleep(300));

  const statusOf = async (query: string) => {
    const response = await library.gateway.run({ facade: 'graphql', query });
    return response.kind === 'single' ? response : undefined;
  };

  const block = (ms: number) => {
    for (const end = performance.now() + ms; performance.now() < end;);
    // The timers that were due tell of it.
    return sleep(20);
  };

  it('plays on, and does not recommend', async () => {
    await block(1000);
    const [playback, recommendations] = [await statusOf(CRITICAL), await statusOf(LOWEST)];
    expect(playback?.status).toBe(200);
    expect([recommendations?.status, recommendations?.rate]).toEqual([503, { windows: [], retryAfterSeconds: 2 }]);
    expect(recommendations?.result.errors?.[0]).toMatchObject({
      message: 'There is too much to do; try again in 2 s.',
      extensions: { code: 'OVERLOADED', retryAfter: 2 },
    });
  });

  it('recommends again as soon as it goes on', async () => {
    await block(1000);
    await sleep(300);
    expect((await statusOf(LOWEST))?.status).toBe(200);
  });
});

describe('a process with too many requests', () => {
  it('refuses what would wait longest for its turn without letting it wait', async () => {
    const shedding = { maxDelayMs: 600_000, maxInFlight: 20, priorities };
    const library = await startLibrary('local', { deps: { options: { shedding } } });
    const done: string[] = [];
    const enter = (query: string, name: string) =>
      library.gateway.enter(
        async () => {
          const response = await library.gateway.run({ facade: 'graphql', query });
          done.push(`${name} ${response.kind === 'single' ? response.status : 'more'}`);
        },
        () => ({ facade: 'graphql', query }),
      );
    for (let n = 0; n < 14; n += 1) enter('{ __typename }', 'usual');
    enter(LOWEST, 'recommendations');
    enter(CRITICAL, 'playback');
    while (done.length < 16) await sleep(5);
    expect(done).toContain('recommendations 503');
    expect(done).toContain('playback 200');
    expect(done.filter((one) => one === 'usual 200')).toHaveLength(14);
    expect(done.indexOf('recommendations 503')).toBeLessThan(done.lastIndexOf('usual 200'));
    await library.close();
  });
});
