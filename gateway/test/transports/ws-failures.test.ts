import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerOptions } from 'graphql-ws';
import { ask, pause, until } from './ask.ts';
import { TICK, closeAll, closeLater, failing, startTicking, take, transportTo } from './ticking.ts';

afterEach(closeAll);

describe('a subscription over graphql-ws fails', () => {
  it('with SUBGRAPH_UNAVAILABLE when nobody listens, without the address', async () => {
    const error = await failing(transportTo('http://127.0.0.1:1/graphql'));
    expect(error.code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(error.message).not.toContain('127.0.0.1');
  });

  it('with SUBGRAPH_UNAVAILABLE when it is not let in', async () => {
    const { url } = await startTicking({ onConnect: () => false });
    expect((await failing(transportTo(url))).code).toBe('SUBGRAPH_UNAVAILABLE');
  });

  it('with SUBGRAPH_UNAVAILABLE when the connection breaks', async () => {
    const { url, sockets } = await startTicking();
    const failed = failing(transportTo(url), 100);
    await until(() => sockets.clients.size === 1);
    setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), 20);
    expect((await failed).code).toBe('SUBGRAPH_UNAVAILABLE');
  });

  it('with SUBGRAPH_TIMEOUT when it is not greeted in time', async () => {
    const { url, sockets } = await startTicking({ onConnect: () => new Promise<never>(() => undefined) });
    expect((await failing(transportTo(url, { timeoutMs: 80 }))).code).toBe('SUBGRAPH_TIMEOUT');
    await until(() => sockets.clients.size === 0);
    const leaving = new AbortController();
    const taken = take(transportTo(url), 1, ask(TICK, { signal: leaving.signal }));
    await until(() => sockets.clients.size === 1);
    leaving.abort();
    expect(await taken).toEqual([]);
    await until(() => sockets.clients.size === 0);
  });

  it('with SUBGRAPH_TIMEOUT when the handshake stalls, and leaves nothing behind', async () => {
    let open = 0;
    const server = createTcpServer((socket) => {
      open += 1;
      socket
        .on('error', () => undefined)
        .on('close', () => (open -= 1))
        .resume();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closeLater(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect((await failing(transportTo(url, { timeoutMs: 80 }))).code).toBe('SUBGRAPH_TIMEOUT');
    await until(() => open === 0);
    const leaving = new AbortController();
    const taken = take(transportTo(url), 1, ask(TICK, { signal: leaving.signal }));
    await until(() => open === 1);
    leaving.abort();
    expect(await taken).toEqual([]);
    await until(() => open === 0);
  });

  it('when an event is larger than is taken', async () => {
    const onNext: ServerOptions['onNext'] = () => ({ data: { tick: 1 }, extensions: { more: 'x'.repeat(2000) } });
    const { url } = await startTicking({ onNext });
    expect((await failing(transportTo(url, { maxAnswerBytes: 1000 }))).code).toBe('SUBGRAPH_ANSWER_TOO_LARGE');
  });

  it('when the subgraph does not answer a ping any more', async () => {
    const { url, sockets } = await startTicking({ onSubscribe: () => new Promise<never>(() => undefined) });
    const failed = failing(transportTo(url, { subscriptions: { silenceMs: 1000 } }));
    await until(() => sockets.clients.size === 1);
    for (const socket of sockets.clients) socket.pause();
    const since = performance.now();
    expect((await failed).code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(performance.now() - since).toBeLessThan(3000);
  });

  it('not when it is silent but there', async () => {
    const { url, sockets } = await startTicking({ onSubscribe: () => new Promise<never>(() => undefined) });
    const leaving = new AbortController();
    const taken = take(
      transportTo(url, { subscriptions: { silenceMs: 1000 } }),
      1,
      ask(TICK, { signal: leaving.signal }),
    );
    await until(() => sockets.clients.size === 1);
    setTimeout(() => leaving.abort(), 1600);
    expect(await taken).toEqual([]);
  });

  it('for the circuit as a request does, and one that opens and stays silent closes it', async () => {
    let isThere = false;
    let subscribed = 0;
    const onSubscribe = () => ((subscribed += 1), new Promise<never>(() => undefined));
    const { url } = await startTicking({ onConnect: () => isThere, onSubscribe });
    const transport = transportTo(url, { breaker: { requests: 2, openMs: 50 } });
    for (const code of ['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_CIRCUIT_OPEN'])
      expect((await failing(transport)).code).toBe(code);
    await pause(60);
    isThere = true;
    const leaving = new AbortController();
    const silent = [take(transport, 1, ask(TICK, { signal: leaving.signal }))];
    await until(() => subscribed === 1);
    silent.push(take(transport, 1, ask(TICK, { signal: leaving.signal })));
    await until(() => subscribed === 2);
    leaving.abort();
    expect(await Promise.all(silent)).toEqual([[], []]);
  });
});
