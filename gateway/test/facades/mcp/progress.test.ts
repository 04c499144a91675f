import { EventEmitter, once } from 'node:events';
import { expect, it } from '@jest/globals';
import { createMcpHandler } from '../../../src/facades/mcp/handler.ts';
import { type Gateway, Payload, SingleResponse } from '../../../src/gateway.ts';
import { ERAS, connect, createCannedGateway } from './fixture.ts';

it.each(ERAS)('tells how far a call has come when it is asked to, revision %s', async (_, era) => {
  const told: number[] = [];
  const client = await connect({ era });
  const onprogress = ({ progress }: { progress: number }) => void told.push(progress);
  await client.callTool({ name: 'get_trending', arguments: {} }, { onprogress });
  expect(told).toEqual([1, 2, 3]);
});

/** A gateway that answers only when the client has left. */
function waitingGateway(events: EventEmitter): Gateway {
  const run: Gateway['run'] = async ({ signal }) => {
    events.emit('asked');
    await new Promise<void>((resolve) => (signal as AbortSignal).addEventListener('abort', () => resolve()));
    events.emit('left');
    return new SingleResponse(200, Payload.of({ data: {} }));
  };
  return { ...createCannedGateway(), run };
}

it('a call that is given up is given up below', async () => {
  const events = new EventEmitter();
  const client = await connect({ gateway: waitingGateway(events) });
  const leaving = new AbortController();
  const asked = once(events, 'asked');
  const left = once(events, 'left');
  const call = client.callTool({ name: 'get_trending', arguments: {} }, { signal: leaving.signal });
  const refused = expect(call).rejects.toThrow();
  await asked;
  leaving.abort();
  await Promise.all([refused, left]);
});

it('a call whose connection is closed is given up below, revision 2025-11-25', async () => {
  const events = new EventEmitter();
  const handle = createMcpHandler({ gateway: waitingGateway(events) });
  const leaving = new AbortController();
  const asked = once(events, 'asked');
  const left = once(events, 'left');
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const params = { name: 'get_trending', arguments: {} };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  const answer = handle(
    new Request('http://localhost/mcp', { method: 'POST', headers, body, signal: leaving.signal }),
  ).catch(() => undefined);
  await asked;
  leaving.abort();
  await Promise.all([left, answer]);
});
