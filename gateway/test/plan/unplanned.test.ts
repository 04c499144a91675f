import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createPlanner } from '../../src/plan/planner.ts';
import { loadSupergraph } from '../../src/supergraph/load.ts';
import { type Subgraphs, composeTest, federate } from './federation.ts';

const subgraphs: Subgraphs = {
  a: {
    sdl: 'type Query { here: Int there: Int } type Mutation { make: Int break: Int }',
    resolvers: { Query: { here: () => 1, there: () => 2 }, Mutation: { make: () => 1, break: () => 2 } },
  },
  b: { sdl: 'type Query { elsewhere: Int }', resolvers: { Query: { elsewhere: () => 3 } } },
};

/** What another composer may write: a field that no subgraph answers. */
const supergraph = loadSupergraph(
  composeTest(subgraphs).sdl.replace(
    /(there|break): Int( @join__field\(graph: A\))?/g,
    '$1: Int @join__field(graph: A, external: true)',
  ),
);

describe('a root field that cannot be planned', () => {
  it('is told, and spoils no other', async () => {
    const planner = createPlanner(supergraph);
    const { unplanned } = await planner.plan(parse('{ here there elsewhere }'));
    expect(unplanned).toEqual([{ name: 'there', reason: expect.stringContaining('there') }]);
  });

  it('is an error with the others answered', async () => {
    const { ask, faults } = federate(subgraphs, {}, supergraph);
    expect(await ask('{ here x: there elsewhere }')).toMatchObject({
      data: { here: 1, x: null, elsewhere: 3 },
      errors: [{ path: ['x'] }],
    });
    expect(String(faults)).toContain('there');
  });

  it('is an error when it is alone', async () => {
    const { ask } = federate(subgraphs, {}, supergraph);
    const answer = await ask('{ there }');
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    expect((answer as { data?: unknown }).data ?? null).toBeNull();
  });

  it('keeps a mutation from changing anything', async () => {
    const { ask, sent } = federate(subgraphs, {}, supergraph);
    expect(await ask('mutation { make break }')).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(sent).toEqual([]);
  });
});
