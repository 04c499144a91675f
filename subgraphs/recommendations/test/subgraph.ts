import { type ExecuteSubgraph, GUEST, type Interaction, type Viewer, createExecutor } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import { recommendations } from '../src/index.ts';
import { recordInteraction } from '../src/store/interactions.ts';
import { upsertItems } from '../src/store/items.ts';
import { type TestDeps, openTestDeps, titleOf } from './deps.ts';

const KUROSAWA = [{ id: 'person_akira-kurosawa', name: 'Akira Kurosawa' }];
const TITLES = [
  titleOf('seven-samurai-1954', {
    name: 'Seven Samurai',
    genres: ['ACTION'],
    keywords: ['samurai', 'village'],
    people: KUROSAWA,
    popularity: 0.8,
  }),
  titleOf('yojimbo-1961', {
    name: 'Yojimbo',
    genres: ['ACTION'],
    keywords: ['samurai'],
    people: KUROSAWA,
    popularity: 0.5,
  }),
  titleOf('ikiru-1952', { name: 'Ikiru', genres: ['DRAMA'], people: KUROSAWA, popularity: 0.4 }),
  titleOf('dark-2017', { name: 'Dark', kind: 'SHOW', genres: ['MYSTERY'], keywords: ['time travel'], popularity: 0.9 }),
  titleOf('primer-2004', { name: 'Primer', genres: ['SCIENCE_FICTION'], keywords: ['time travel'], popularity: 0.3 }),
  titleOf('paddington-2014', { name: 'Paddington', genres: ['FAMILY'], popularity: 0.6 }),
];

/** A viewer of whom nothing is known at first. */
export const ANN: Viewer = { id: 'user_ann', role: 'user', scopes: [] };

export interface Item {
  readonly title: { id: string };
  readonly score: number;
  readonly reason: { code: string; text: string; title: { id: string } | null };
}

export const ITEM = '{ title { id } score reason { code text title { id } } }';

export interface TestSubgraph {
  readonly deps: TestDeps;
  run(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    viewer?: Viewer,
  ): Promise<{ data: Readonly<Record<string, unknown>>; code: unknown }>;
  list(field: 'trending' | 'forYou', first?: number, viewer?: Viewer): Promise<readonly Item[]>;
  /** Takes interactions in as the worker does. */
  tell(...interactions: readonly Interaction[]): Promise<unknown>;
  /** Takes back what viewers did. */
  reset(): Promise<unknown>;
}

/** The subgraph over six titles. */
export async function openTestSubgraph(): Promise<TestSubgraph> {
  const deps = await openTestDeps();
  await upsertItems(deps.db, TITLES);
  const execute: ExecuteSubgraph = createExecutor(recommendations, deps, (error) => {
    throw error;
  });
  const run: TestSubgraph['run'] = async (query, variables = {}, viewer = GUEST) => {
    const { data, errors } = (await execute({ query, variables, viewer })) as ExecutionResult;
    return { data: data ?? {}, code: errors?.[0]?.extensions['code'] };
  };
  const list: TestSubgraph['list'] = async (field, first = 20, viewer = GUEST) => {
    const { data } = await run(`query ($first: Int) { ${field}(first: $first) ${ITEM} }`, { first }, viewer);
    return data[field] as readonly Item[];
  };
  const tell: TestSubgraph['tell'] = (...interactions) =>
    Promise.all(interactions.map((one) => recordInteraction(deps.db, one, { now: Date.now(), halfLifeDays: 7 })));
  const reset = () =>
    Promise.all([
      deps.db.signal.deleteMany(),
      deps.db.seenEvent.deleteMany(),
      deps.db.recommendationItem.updateMany({ data: { heat: 0 } }),
    ]);
  return { deps, run, list, tell, reset };
}
