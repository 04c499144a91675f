import { type ExecuteSubgraph, GUEST, createExecutor } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import { search } from '../src/index.ts';
import { takeOfferChanges } from '../src/store/offers.ts';
import { upsertTitles } from '../src/store/upsert.ts';
import { type TestDeps, changeOf, openTestDeps, titleOf } from './deps.ts';

const TITLES = [
  titleOf('seven-samurai-1954', {
    name: 'Seven Samurai',
    originalName: '七人の侍',
    synopsis: 'Farmers hire swordsmen to guard their village against bandits.',
    year: 1954,
    runtimeMinutes: 207,
    genres: ['ACTION', 'DRAMA'],
    languages: ['ja'],
    people: [{ id: 'person_akira-kurosawa', name: 'Akira Kurosawa' }],
    certifications: { US: 'NR' },
    popularity: 0.8,
  }),
  titleOf('amelie-2001', {
    name: 'Amélie',
    year: 2001,
    genres: ['ROMANCE'],
    languages: ['fr'],
    runtimeMinutes: 122,
    popularity: 0.7,
  }),
  titleOf('heat-1995', { name: 'Heat', year: 1995, genres: ['CRIME', 'DRAMA'], languages: ['en'], popularity: 0.6 }),
  titleOf('body-heat-1981', { name: 'Body Heat', year: 1981, genres: ['CRIME'], languages: ['en'], popularity: 0.3 }),
  titleOf('dark-2017', {
    name: 'Dark',
    kind: 'SHOW',
    year: 2017,
    genres: ['SCIENCE_FICTION'],
    languages: ['de'],
    popularity: 0.5,
  }),
];

export interface TestSearch {
  readonly deps: TestDeps;
  /** Runs an operation on the subgraph as a guest. */
  run(query: string, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
}

/** The subgraph over a small catalogue: Heat is on Netflix in the US, Seven Samurai on Mubi there. */
export async function openTestSearch(): Promise<TestSearch> {
  const deps = await openTestDeps();
  await upsertTitles(deps.db, TITLES);
  await takeOfferChanges(deps.db, [changeOf('heat-1995', 'netflix', 1), changeOf('seven-samurai-1954', 'mubi', 2)]);
  const execute: ExecuteSubgraph = createExecutor(search, deps, (error) => {
    throw error;
  });
  const run: TestSearch['run'] = async (query, variables) =>
    (await execute({ query, variables, viewer: GUEST })) as ExecutionResult;
  return { deps, run };
}
