import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubgraphAnswer, SubgraphRequest } from '../../src/transports/port.ts';
import { ask, said } from './ask.ts';
import { type Reached, WAYS, reach } from './subgraph.ts';

/** What the executor may rely on, whichever way a subgraph is reached. */
describe.each(WAYS)('a subgraph reached over %s', (way) => {
  let reached: Reached;
  beforeAll(async () => {
    reached = await reach(way);
  });
  afterAll(() => reached.close());

  const answerTo = (request: SubgraphRequest) => reached.transport.request(request);
  const eventsOf = async (request: SubgraphRequest) => {
    const events: SubgraphAnswer[] = [];
    for await (const event of reached.transport.subscribe(request)) events.push(event);
    return events;
  };

  it('answers with data', async () => {
    expect(await said(answerTo(ask('{ role }')))).toEqual({ data: { role: 'guest' } });
  });

  it('is sent the variables and the name of the operation', async () => {
    const query =
      'query A { __typename } query B($r: [_Any!]!) { _entities(representations: $r) { ... on User { name } } }';
    const answer = await answerTo(ask(query, { name: 'B', given: { r: [{ __typename: 'User', id: 'ü2' }] } }));
    expect(answer.data).toEqual({ _entities: [{ name: 'user ü2' }] });
  });

  it('is told who asks', async () => {
    const viewer = { id: 'user_ada', role: 'admin' as const, scopes: [] };
    expect((await answerTo(ask('{ role }', { viewer }))).data).toEqual({ role: 'admin' });
  });

  it('gives errors inside an answer as the answer', async () => {
    const partial = await answerTo(ask('{ role failing }'));
    expect(partial.data).toEqual({ role: 'guest', failing: null });
    expect(partial.errors).toMatchObject([{ path: ['failing'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    const refused = await answerTo(ask('{ nonsense }'));
    expect(refused.data ?? null).toBeNull();
    expect(refused.errors?.[0]?.message).toContain('nonsense');
  });

  it('gives everybody who asks the same an answer of their own', async () => {
    const [one, other] = await Promise.all([answerTo(ask('{ role }')), answerTo(ask('{ role }'))]);
    expect(one).toEqual(other);
    expect(one.data).not.toBe(other.data);
  });

  it('runs every mutation', async () => {
    const answers = await Promise.all([answerTo(ask('mutation { count }')), answerTo(ask('mutation { count }'))]);
    expect(answers.map(({ data }) => data?.['count']).sort()).toEqual([1, 2]);
  });

  it('answers a request whose deadline is far', async () => {
    expect((await answerTo(ask('{ role }', { deadline: performance.now() + 60_000 }))).data).toEqual({ role: 'guest' });
  });

  it('streams a subscription to its end', async () => {
    const events = await eventsOf(ask('subscription ($to: Int!) { tick(to: $to) }', { given: { to: 3 } }));
    expect(events.map(({ data }) => data)).toEqual([{ tick: 1 }, { tick: 2 }, { tick: 3 }]);
  });

  it('gives an error of an event and goes on', async () => {
    const events = await eventsOf(ask('subscription { broken }'));
    expect(events.map(({ data, errors = [] }) => [data ?? null, errors.length])).toEqual([
      [{ broken: 1 }, 0],
      [null, 1],
      [{ broken: 3 }, 0],
    ]);
  });

  it('gives the refusal of a subscription as its only event', async () => {
    const events = await eventsOf(ask('subscription { nonsense }'));
    expect(events).toHaveLength(1);
    expect(events[0]?.errors?.[0]?.message).toContain('nonsense');
  });

  it('ends a subscription with its signal', async () => {
    const leaving = new AbortController();
    let events = 0;
    const request = ask('subscription { tick(to: 1000000) }', { signal: leaving.signal });
    for await (const _event of reached.transport.subscribe(request)) {
      events += 1;
      if (events === 2) leaving.abort();
    }
    expect(events).toBeLessThan(1000);
  });

  it('opens nothing for a signal that has come already', async () => {
    expect(await eventsOf(ask('subscription { tick(to: 3) }', { signal: AbortSignal.abort() }))).toEqual([]);
  });
});
