import { afterAll, describe, expect, it } from '@jest/globals';
import { GUEST } from '@media-gateway/kernel';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { compileOperations } from '../../src/operations/compile.ts';
import { createHub } from '../../src/subscriptions/hub.ts';
import { AutomaticDocuments } from '../../src/stages/automatic-documents.ts';
import { limitNothing } from '../../src/stages/limit.ts';
import { ClientDocuments } from '../../src/stages/client-documents.ts';
import { Pace } from '../../src/stages/pace.ts';
import { Pressure } from '../../src/stages/pressure.ts';
import { Usage } from '../../src/version/usage.ts';
import { createVersion } from '../../src/version/version.ts';
import { warm } from '../../src/version/warm.ts';
import { PLAIN, servedOf } from './library.ts';

const operationsOf = (text: string) =>
  compileOperations({
    schema: servedOf(PLAIN, {}).supergraph.apiSchema,
    sources: [{ file: 'operations/me.graphql', text }],
  });

const report = () => undefined;

const pressure = new Pressure(DEFAULT_OPTIONS.shedding, () => 0);

const versionOf = (operations = operationsOf('"Me." query Me @audience(for: [APP]) { me { name } }')) =>
  createVersion(1, servedOf(PLAIN, {}, operations), {
    authenticate: async () => GUEST,
    report,
    options: { ...DEFAULT_OPTIONS, planner: { ...DEFAULT_OPTIONS.planner, worker: false } },
    hub: createHub({ ...DEFAULT_OPTIONS.subscriptions, report }),
    pace: new Pace(),
    pressure,
    limit: limitNothing,
    headersThatMatter: () => '',
    documents: new AutomaticDocuments(DEFAULT_OPTIONS.persisted.apq),
    clients: new ClientDocuments({ maxCharacters: DEFAULT_OPTIONS.limits.characters }),
    tellOnce: () => undefined,
    cacheAnswer: () => undefined,
    once: async (planned, run) => run(planned),
  });

afterAll(() => pressure.close());

type Version = ReturnType<typeof versionOf>;

/** Whether the plan is there: a plan that is known comes at once. */
function isPlanned({ pipeline }: Version, query: string, variables: Readonly<Record<string, unknown>> = {}): boolean {
  const request = { facade: 'graphql', query } as const;
  const admitted = pipeline.admit({ request, viewer: GUEST, document: query, published: false, given: variables });
  return !(pipeline.plan(admitted) instanceof Promise);
}

const used = (query: string, switches: Readonly<Record<string, boolean>> = {}) => ({
  query,
  operationName: undefined,
  switches,
});

describe('what is planned ahead', () => {
  it('is what is published, and what clients use', async () => {
    const version = versionOf();
    const [published] = version.operations;
    await warm(version, [used('{ shelf { __typename } }')]);
    expect(isPlanned(version, published?.document ?? '')).toBe(true);
    expect(isPlanned(version, '{ shelf { __typename } }')).toBe(true);
    expect(isPlanned(version, '{ latestReviews { id } }')).toBe(false);
  });

  it('is planned in the way in which it was asked last', async () => {
    const query =
      'query ($deep: Boolean = true, $wide: Boolean!) { me { id name @include(if: $deep) role @skip(if: $wide) } }';
    const version = versionOf();
    await warm(version, [used(query, { wide: true })]);
    expect(isPlanned(version, query, { wide: true })).toBe(true);
    expect(isPlanned(version, query, { wide: false })).toBe(false);
  });

  it('may be a document that is no longer valid', async () => {
    await expect(warm(versionOf(), [used('{ gone }'), used('{ me')])).resolves.toBeUndefined();
  });
});

describe('the documents that are used most', () => {
  const count = (usage: Usage, query: string, times: number) => {
    for (let time = 0; time < times; time++) usage.count({ facade: 'graphql', query });
  };

  it('come first, as many as are asked for', () => {
    const usage = new Usage();
    count(usage, '{ a }', 2);
    count(usage, '{ b }', 9);
    count(usage, '{ c }', 5);
    expect(usage.top(2).map(({ query }) => query)).toEqual(['{ b }', '{ c }']);
  });

  it('are in the end those of late', () => {
    const usage = new Usage();
    count(usage, '{ old }', 40);
    for (let swap = 0; swap < 3; swap++) {
      usage.top(1);
      count(usage, '{ young }', 20);
    }
    expect(usage.top(1)).toEqual([expect.objectContaining({ query: '{ young }' })]);
  });

  it('are kept with the switches, and with nothing else that a client sent', () => {
    const usage = new Usage();
    usage.count({ facade: 'graphql', query: '{ a }', variables: { wide: true, password: 'hunter2', list: [true] } });
    usage.count({ facade: 'rest', operationId: 'x' });
    expect(usage.top(5)).toEqual([expect.objectContaining({ query: '{ a }', switches: { wide: true } })]);
  });
});
