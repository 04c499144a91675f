import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchema, lexicographicSortSchema, printSchema, specifiedDirectives } from 'graphql';
import { type Tally, compare, knownFailures, runCampaign } from './campaign.ts';
import { caseNames, expectedOf, readCase } from './case.ts';
import { readEnvironment } from './config.ts';
import { FIXTURES } from './fixtures.ts';
import { type World, startWorld } from './world.ts';

const { operations, seed, referenceShare } = readEnvironment();
const cases = caseNames().map(readCase);
const tallies: Tally[] = [];

/** Directives apart: we know one more. */
const sdlOf = (schema: GraphQLSchema) =>
  printSchema(lexicographicSortSchema(new GraphQLSchema({ ...schema.toConfig(), directives: specifiedDirectives })));

describe.each(FIXTURES)('the fixture $name', (fixture) => {
  const own = cases.filter((one) => one.fixture === fixture.name);
  let world: World;
  beforeAll(() => {
    world = startWorld(fixture);
  });
  afterAll(() => world.stop());

  it(`answers random operations as graphql-js does over the same data (FUZZ_SEED=${seed})`, async () => {
    const share = Math.ceil(operations / FIXTURES.length);
    const known = await knownFailures(world, own);
    const options = { operations: share, seed, referenceShare, maxSaved: 1, shrinkingMs: 10_000, known };
    const tally = await runCampaign(world, options);
    tallies.push(tally);
    expect(tally.failures.map(({ text, savedAs }) => `cases/${savedAs}: ${text}`)).toEqual([]);
    expect(tally.equal).toBe(share);
  }, 120_000);

  it('has the API schema that @apollo/gateway makes of it', async () => {
    const theirs = await world.referenceSchema();
    if (theirs) expect(sdlOf(world.federation.supergraph.apiSchema)).toBe(sdlOf(theirs));
    else expect(fixture.name).toBe('contexts');
  });

  if (own.length > 0)
    it.each(own)('$name', async ({ question, expected }) => {
      expect(expectedOf(world.askMonolith(question))).toEqual(expected);
      expect((await compare(world, question))?.text).toBeUndefined();
    });
});

afterAll(() => {
  const lines = tallies.map(
    ({ fixture, operations: asked, equal, referenceAgrees, referenceDiffers }) =>
      `${fixture}: ${equal} of ${asked} equal; reference agrees ${referenceAgrees}, differs ${referenceDiffers}`,
  );
  process.stderr.write(`seed ${seed}\n${lines.join('\n')}\n`);
});
