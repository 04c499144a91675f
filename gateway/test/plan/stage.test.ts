import { describe, expect, it } from '@jest/globals';
import { GUEST } from '@media-gateway/kernel';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { type QueryPlanner, createPlanner } from '../../src/plan/planner.ts';
import { createAdmit } from '../../src/stages/admit.ts';
import { type PlanOptions, type Planned, createPlan } from '../../src/stages/plan.ts';
import { composeTest } from './federation.ts';

const supergraph = composeTest({
  a: { sdl: 'type Query { one(at: Int): Int two: Int moved: Int }', resolvers: {} },
  b: { sdl: 'type Query { moved: Int @override(from: "a", label: "percent(50)") other: Int }', resolvers: {} },
});

/** The planner that is used, and what it is asked. */
function counted(): { readonly planner: QueryPlanner; readonly asked: unknown[] } {
  const { plan, close } = createPlanner(supergraph);
  const asked: unknown[] = [];
  const count: QueryPlanner['plan'] = (document, options) => {
    asked.push(options);
    return plan(document, options);
  };
  return { asked, planner: { plan: count, close } };
}

function start(options: PlanOptions = {}) {
  const { planner, asked } = counted();
  const admit = createAdmit(supergraph, DEFAULT_OPTIONS.limits);
  const plan = createPlan(supergraph, { planner, ...options });
  const ask = (query: string, variables: Record<string, unknown> = {}) =>
    plan(admit({ request: { facade: 'graphql', query }, viewer: GUEST, document: query, published: false }, variables));
  return { ask, asked };
}

const isLater = (planned: Planned | Promise<Planned>) => planned instanceof Promise;

describe('a plan', () => {
  it('is made once, and then there at once', async () => {
    const { ask, asked } = start();
    const first = await ask('{ one }');
    const second = ask('{ one }');
    expect(isLater(second)).toBe(false);
    expect((second as Planned).plan).toBe(first.plan);
    expect(asked).toHaveLength(1);
  });

  it('is made once for all who ask for it meanwhile', async () => {
    const { ask, asked } = start();
    const planned = await Promise.all(Array.from({ length: 20 }, () => ask('{ one two }')));
    expect(new Set(planned.map(({ plan }) => plan)).size).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it('does not depend on variables that are values', async () => {
    const { ask, asked } = start();
    for (const at of [1, 2, 3]) await ask('query($at: Int) { one(at: $at) }', { at });
    expect(asked).toHaveLength(1);
  });

  it('is another for each combination of conditions', async () => {
    const { ask, asked } = start();
    const query = 'query($a: Boolean!, $b: Boolean = true) { one @include(if: $a) two @skip(if: $b) other }';
    for (const a of [true, false]) for (const b of [true, false]) await ask(query, { a, b });
    await ask(query, { a: true });
    expect(asked).toHaveLength(4);
  });

  it('is another where an override that matters is on', async () => {
    let draw = 0;
    const { ask, asked } = start({ random: () => draw });
    for (draw of [0, 0.49, 0.5, 0.99]) {
      await ask('{ moved }');
      await ask('{ other }');
    }
    expect(asked).toEqual([{ overrides: ['percent(50)'] }, { overrides: [] }, { overrides: [] }]);
  });

  it('is forgotten when there are more than may be kept', async () => {
    const { ask, asked } = start({ cacheSize: 2 });
    for (const query of ['{ one }', '{ two }', '{ other }', '{ one }']) await ask(query);
    expect(asked).toHaveLength(4);
    expect(isLater(ask('{ other }'))).toBe(false);
  });

  it('that failed is tried again', async () => {
    let attempts = 0;
    const { planner } = counted();
    const failing: QueryPlanner = {
      ...planner,
      plan: (document) => ((attempts += 1) === 1 ? Promise.reject(new Error('no')) : planner.plan(document)),
    };
    const { ask } = start({ planner: failing });
    await expect(ask('{ two }')).rejects.toThrow('no');
    expect((await ask('{ two }')).plan).toBeDefined();
  });
});
