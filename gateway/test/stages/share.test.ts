import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { GUEST, type Viewer } from '@media-gateway/kernel';
import type { LeaveSignal } from '../../src/leaving.ts';
import type { GatewayRequest } from '../../src/gateway.ts';
import { Pace } from '../../src/stages/pace.ts';
import { createShare } from '../../src/stages/share.ts';
import { Payload, SingleResponse } from '../../src/gateway.ts';
import type { Planned } from '../../src/stages/plan.ts';

type Kind = 'query' | 'mutation';

/** A plan of which only the parts are there that the stage reads. */
const planned = (
  plan: object,
  more: { kind?: Kind; variables?: object; viewer?: Viewer; request?: Partial<GatewayRequest> } = {},
): Planned =>
  ({
    plan,
    answers: { defers: false },
    prepared: { operation: { operation: more.kind ?? 'query' } },
    variables: more.variables ?? {},
    viewer: more.viewer ?? GUEST,
    request: { facade: 'graphql', ...more.request },
  }) as unknown as Planned;

/** Runs that are answered when told to. */
function runs() {
  const signals: (LeaveSignal | undefined)[] = [];
  const answers: (() => void)[] = [];
  const run = (signal: LeaveSignal | undefined) => {
    signals.push(signal);
    return new Promise<SingleResponse>((resolve) =>
      answers.push(() => resolve(new SingleResponse(200, Payload.of({ data: {} })))),
    );
  };
  return { run, signals, answer: () => answers.forEach((one) => one()) };
}

const start = (timeoutMs?: number) => ({
  share: createShare(({ tenant = '' }) => tenant, new Pace(), timeoutMs),
  ...runs(),
});

afterEach(() => void jest.restoreAllMocks());

describe('equal queries at the same time', () => {
  it('are run once, and everybody gets the same answer', async () => {
    const { share, run, signals, answer } = start();
    const plan = {};
    const both = [share(planned(plan), run), share(planned(plan), run)];
    answer();
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
    expect(signals).toHaveLength(1);
  });

  it('are run anew when the first was answered', async () => {
    const { share, run, signals, answer } = start();
    const plan = {};
    const first = share(planned(plan), run);
    answer();
    await first;
    void share(planned(plan), run);
    expect(signals).toHaveLength(2);
  });

  const plan = {};
  it.each<[string, Planned]>([
    ['of another document', planned({})],
    ['with other variables', planned(plan, { variables: { first: 2 } })],
    ['of another viewer', planned(plan, { viewer: { id: 'user_ada', role: 'user', scopes: [] } })],
    ['with other rights', planned(plan, { viewer: { id: null, role: 'guest', scopes: ['more'] } })],
    ['with another header that a subgraph gets to see', planned(plan, { request: { headers: { tenant: 'b' } } })],
    ['that change something', planned(plan, { kind: 'mutation' })],
  ])('are not those %s', (_name, other) => {
    const { share, run, signals } = start();
    void share(planned(plan, { kind: other.prepared.operation.operation as Kind }), run);
    void share(other, run);
    expect(signals).toHaveLength(2);
  });

  it('go on for the others when one leaves, and end when all have left', async () => {
    const { share, run, signals } = start();
    const [one, other] = [new AbortController(), new AbortController()];
    const sharedPlan = {};
    void share(planned(sharedPlan, { request: { signal: one.signal } }), run);
    void share(planned(sharedPlan, { request: { signal: other.signal } }), run);
    one.abort();
    expect(signals[0]?.aborted).toBe(false);
    other.abort();
    expect(signals[0]?.aborted).toBe(true);
  });

  it('are not joined to one that everybody left', () => {
    const { share, run, signals } = start();
    const leaving = new AbortController();
    const sharedPlan = {};
    void share(planned(sharedPlan, { request: { signal: leaving.signal } }), run);
    leaving.abort();
    void share(planned(sharedPlan), run);
    expect(signals).toHaveLength(2);
  });
});

describe('a run that has been going on for a while', () => {
  /** How many runs there are when somebody asks the same so many ms after the first. */
  function runsAfter(passed: number, timeoutMs?: number): number {
    const { share, run, signals } = start(timeoutMs);
    const [plan, now] = [{}, performance.now()];
    const clock = jest.spyOn(performance, 'now').mockReturnValue(now);
    void share(planned(plan), run);
    clock.mockReturnValue(now + passed);
    void share(planned(plan), run);
    void share(planned(plan), run);
    return signals.length;
  }

  it('is joined while it leaves others half of their time', () => {
    expect(runsAfter(4000, 10_000)).toBe(1);
  });

  it('is not joined later; those who then come share another', () => {
    expect(runsAfter(6000, 10_000)).toBe(2);
  });

  it('is always joined where there is no end', () => {
    expect(runsAfter(600_000)).toBe(1);
  });
});

describe('what was read before', () => {
  it('a change is not shared with who asks after it', async () => {
    const { share, run, signals, answer } = start();
    const plan = {};
    void share(planned(plan), run);
    const change = share(planned({}, { kind: 'mutation' }), () =>
      Promise.resolve(new SingleResponse(200, Payload.of({}))),
    );
    await change;
    void share(planned(plan), run);
    expect(signals).toHaveLength(2);
    answer();
  });

  it('a client left is not read for nobody', () => {
    const { share, run, signals } = start();
    void share(planned({}, { request: { signal: AbortSignal.abort() } }), run);
    expect(signals[0]?.aborted).toBe(true);
  });
});
