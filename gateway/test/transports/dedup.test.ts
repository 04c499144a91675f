import { afterEach, describe, expect, it } from '@jest/globals';
import { ask, failureOf, pause, until, said } from './ask.ts';
import { type Answering, SECRET, answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

const ADA = { id: 'user_ada', role: 'user' as const, scopes: [] };
const BOB = { ...ADA, id: 'user_bob' };

/** Answers after a while with the number of the request. */
const slowly =
  (ms = 40): Answering =>
  (response, number) =>
    void setTimeout(() => answerJson(response, { data: { list: [number] } }), ms);

describe('queries that are sent once', () => {
  it('those that are equal and on their way at the same time; each gets an answer of its own', async () => {
    const { transport, server } = await start(slowly());
    const answers = await Promise.all([1, 2, 3].map(() => transport.request(ask('{ list }'))));
    expect(server.seen).toHaveLength(1);
    expect(await Promise.all(answers.map(said))).toEqual(Array(3).fill({ data: { list: [1] } }));
    (answers[0]?.data?.['list'] as number[]).push(99);
    expect(answers[1]?.data).toEqual({ list: [1] });
    expect(answers[2]?.data?.['list']).not.toBe(answers[1]?.data?.['list']);
  });

  it('those of equal viewers, though from two sessions', async () => {
    const { transport, server } = await start(slowly(), { secret: SECRET });
    await Promise.all([ADA, { ...ADA }].map((viewer) => transport.request(ask('{ list }', { viewer }))));
    expect(server.seen).toHaveLength(1);
  });

  it('those whose other headers differ: they do not reach the subgraph', async () => {
    const { transport, server } = await start(slowly());
    await Promise.all(
      ['1', '2'].map((value) => transport.request(ask('{ list }', { headers: { 'user-agent': value } }))),
    );
    expect(server.seen).toHaveLength(1);
  });

  it('and a failure is that of all', async () => {
    const { transport, server } = await start((response) => void setTimeout(() => response.writeHead(500).end(), 30));
    const errors = await Promise.all([1, 2].map(() => failureOf(transport.request(ask('{ list }')))));
    expect(errors.map(({ code }) => code)).toEqual(['SUBGRAPH_ERROR', 'SUBGRAPH_ERROR']);
    expect(server.seen).toHaveLength(1);
  });
});

describe('queries that are sent each', () => {
  it.each<[string, Parameters<typeof ask>[], object]>([
    [
      'of different viewers',
      [
        ['{ list }', { viewer: ADA }],
        ['{ list }', { viewer: BOB }],
      ],
      {},
    ],
    [
      'with different variables',
      [
        ['{ list }', { given: { a: 1 } }],
        ['{ list }', { given: { a: 2 } }],
      ],
      {},
    ],
    [
      'with different headers that go on',
      [
        ['{ list }', { headers: { 'x-a': '1' } }],
        ['{ list }', { headers: { 'x-a': '2' } }],
      ],
      {},
    ],
    ['where it is switched off', [['{ list }'], ['{ list }']], { dedup: false }],
    ['mutations', [['mutation { list }'], ['mutation { list }']], {}],
  ])('%s', async (_name, requests, options) => {
    const { transport, server } = await start(slowly(), { secret: SECRET, headers: { allow: ['x-a'] }, ...options });
    await Promise.allSettled(requests.map((request) => transport.request(ask(...request))));
    expect(server.seen).toHaveLength(2);
  });

  it('one after the other', async () => {
    const { transport } = await start(slowly(1));
    expect(await said(transport.request(ask('{ list }')))).toEqual({ data: { list: [1] } });
    expect(await said(transport.request(ask('{ list }')))).toEqual({ data: { list: [2] } });
  });

  it('one that is asked after a mutation was answered does not get what was read before it', async () => {
    const { transport, server } = await start(slowly(60));
    const before = transport.request(ask('{ list }'));
    await until(() => server.seen.length === 1);
    await transport.request(ask('mutation { list }'));
    const late = transport.request(ask('{ list }'));
    expect(await said(before)).toEqual({ data: { list: [1] } });
    expect(await said(late)).toEqual({ data: { list: [3] } });
  });
});

describe('who waits', () => {
  it('leaves alone; the others get their answer', async () => {
    const { transport, server } = await start(slowly(60));
    const leaving = new AbortController();
    const first = failureOf(transport.request(ask('{ list }', { signal: leaving.signal })));
    const second = transport.request(ask('{ list }'));
    await until(() => server.seen.length === 1);
    leaving.abort();
    expect((await first).code).toBe('BAD_REQUEST');
    expect(await said(second)).toEqual({ data: { list: [1] } });
    expect(server.seen).toHaveLength(1);
  });

  it('ends the request upstream when all have left', async () => {
    const { transport, server } = await start(() => undefined);
    const leaving = [new AbortController(), new AbortController()];
    const asked = leaving.map(({ signal }) => failureOf(transport.request(ask('{ list }', { signal }))));
    await until(() => server.seen.length === 1);
    leaving[0]?.abort();
    await pause(30);
    expect(server.seen[0]?.hungUp).toBe(false);
    leaving[1]?.abort();
    expect((await Promise.all(asked)).map(({ code }) => code)).toEqual(['BAD_REQUEST', 'BAD_REQUEST']);
    await until(() => server.seen[0]?.hungUp === true);
  });

  it('gets an answer though everybody before has left', async () => {
    const { transport, server } = await start(slowly(30));
    const leaving = new AbortController();
    const first = failureOf(transport.request(ask('{ list }', { signal: leaving.signal })));
    leaving.abort();
    const second = transport.request(ask('{ list }'));
    expect((await first).code).toBe('BAD_REQUEST');
    expect((await second).data).toHaveProperty('list');
    expect(server.seen.length).toBeGreaterThan(0);
  });

  it('has a deadline of its own', async () => {
    const { transport, server } = await start(slowly(120));
    const patient = transport.request(ask('{ list }'));
    const hasty = failureOf(transport.request(ask('{ list }', { deadline: performance.now() + 30 })));
    expect((await hasty).code).toBe('SUBGRAPH_TIMEOUT');
    expect(await said(patient)).toEqual({ data: { list: [1] } });
    expect(server.seen).toHaveLength(1);
  });

  it('does not wait with somebody who has much less time', async () => {
    const { transport, server } = await start(slowly(80));
    const hasty = failureOf(transport.request(ask('{ list }', { deadline: performance.now() + 30 })));
    const patient = transport.request(ask('{ list }'));
    expect((await hasty).code).toBe('SUBGRAPH_TIMEOUT');
    expect((await patient).data).toHaveProperty('list');
    expect(server.seen).toHaveLength(2);
  });
});
