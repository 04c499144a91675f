import { afterEach, describe, expect, it } from '@jest/globals';
import { AppError } from '@media-gateway/kernel';
import { parse } from 'graphql';
import { type PlannerWorkerOptions, createPlannerWorker } from '../../src/plan/planner-worker.ts';
import { type QueryPlanner, createPlanner } from '../../src/plan/planner.ts';
import { composeTest } from './federation.ts';
import { alikeWalk, endlessWalk, likeness, maze, walk } from './maze.ts';

const supergraph = composeTest(maze(4, 4));
const easy = parse('{ plain0 plain3 }');
/** Some seconds of planning. */
const hard = (name: string) => parse(`query ${name} ${walk(4, 3, 2)}`);

const open: QueryPlanner[] = [];
function start(options: PlannerWorkerOptions = {}, { sdl } = supergraph): QueryPlanner {
  const planner = createPlannerWorker({ sdl }, options);
  open.push(planner);
  return planner;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((planner) => planner.close()));
});

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'planned',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe('a planner in a thread of its own', () => {
  it('makes the same plans', async () => {
    const [threaded, inPlace] = [start(), createPlanner(supergraph)];
    for (const document of [
      easy,
      parse('query($id: Boolean!) { node { id name ...F } } fragment F on K1 { own2 next { name } }'),
    ])
      expect(await threaded.plan(document)).toEqual(await inPlace.plan(document));
  });

  it('leaves this thread free', async () => {
    const planner = start();
    await planner.plan(easy);
    let [ticks, isPlanned] = [0, false];
    const planned = planner.plan(parse(walk(2, 3, 2))).then(() => (isPlanned = true));
    const timer = setInterval(() => (ticks += isPlanned ? 0 : 1), 10);
    await planned;
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(20);
  });

  it('plans others in a second thread while one holds them up', async () => {
    const planner = start({ threads: 2 });
    await planner.plan(easy);
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    // The second thread reads the supergraph first, which may take as long as one hard operation, not as several.
    const first = planner.plan(parse(`query First ${walk(4, 4, 3)}`)).then(note('hard'));
    const second = planner.plan(parse('{ plain1 }')).then(note('easy'));
    await Promise.all([first, second]);
    expect(order).toEqual(['easy', 'hard']);
  });

  it('refuses what takes too long, at once when it is asked again, and goes on in a new thread', async () => {
    const planner = start({ timeoutMs: 300, threads: 1 });
    expect(await codeOf(planner.plan(hard('Long')))).toBe('PLANNING_TIMEOUT');
    const before = performance.now();
    expect(await codeOf(planner.plan(hard('Long')))).toBe('PLANNING_TIMEOUT');
    expect(performance.now() - before).toBeLessThan(100);
    expect((await planner.plan(easy)).node).toBeDefined();
  });

  it('refuses more than may wait', async () => {
    const planner = start({ maxQueue: 2, threads: 1 });
    const asked = ['A', 'B', 'C', 'D', 'E'].map((name) => codeOf(planner.plan(parse(`query ${name} { plain0 }`))));
    expect(await Promise.all(asked)).toEqual([
      'planned',
      'planned',
      'planned',
      'PLANNING_OVERLOADED',
      'PLANNING_OVERLOADED',
    ]);
  });

  it('refuses who waited as long as a plan may take', async () => {
    const planner = start({ timeoutMs: 400, threads: 1 });
    await planner.plan(easy);
    const long = codeOf(planner.plan(hard('Long')));
    const waiting = codeOf(planner.plan(parse('{ plain2 }')));
    expect([await long, await waiting].sort()).toEqual(['PLANNING_OVERLOADED', 'PLANNING_TIMEOUT']);
  });

  it('plans equal operations that wait once', async () => {
    const planner = start({ maxQueue: 1, threads: 1 });
    const plans = await Promise.all(Array.from({ length: 50 }, () => planner.plan(parse('{ plain1 plain2 }'))));
    expect(new Set(plans).size).toBe(1);
    const [on, off] = await Promise.all([planner.plan(easy, { overrides: ['x'] }), planner.plan(easy)]);
    expect(on).not.toBe(off);
  });

  it('refuses what grows without end', async () => {
    const document = parse(endlessWalk(4, 4, 12));
    expect(await codeOf(start().plan(document))).toBe('PLANNING_LIMIT_EXCEEDED');
    expect(await codeOf(createPlanner(supergraph).plan(document))).toBe('PLANNING_LIMIT_EXCEEDED');
  });

  it.each([
    ['has too many ways', 3, 9, {}, 'PLANNING_LIMIT_EXCEEDED'],
    ['needs too much memory', 10, 1, { maxHeapMiB: 64, timeoutMs: 25_000 }, 'PLANNING_LIMIT_EXCEEDED'],
    ['takes too long', 12, 1, { timeoutMs: 1500 }, 'PLANNING_TIMEOUT'],
  ])('refuses a walk through interface objects that %s, and goes on', async (_, kinds, steps, options, code) => {
    const planner = start({ threads: 1, ...options }, composeTest(likeness(kinds)));
    expect(await codeOf(planner.plan(parse(alikeWalk(steps))))).toBe(code);
    expect((await planner.plan(parse(alikeWalk(0)))).node).toBeDefined();
  });

  it('refuses what has too many ways in this thread too', async () => {
    const planner = createPlanner(composeTest(likeness(3)));
    expect(await codeOf(planner.plan(parse(alikeWalk(9))))).toBe('PLANNING_LIMIT_EXCEEDED');
    expect((await planner.plan(parse(alikeWalk(1)))).node).toBeDefined();
  });

  it('tells what the planner says of anything else', async () => {
    const error = (await codeOf(start().plan(parse('{ nowhere }')))) as Error;
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toContain('nowhere');
  });

  it('answers what was asked before it is closed', async () => {
    const planner = start();
    const planned = codeOf(planner.plan(easy));
    await planner.close();
    expect(await planned).toBe('planned');
  });

  it('tells of a supergraph that it cannot read', async () => {
    const planner = createPlannerWorker({ sdl: 'type Query { x: Int }' });
    open.push(planner);
    for (const query of ['{ x }', '{ y: x }'])
      expect(String(await codeOf(planner.plan(parse(query))))).toContain('must be a core schema');
  });
});
