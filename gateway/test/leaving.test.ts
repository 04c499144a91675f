import { expect, it } from '@jest/globals';
import type { SubgraphAnswer, SubgraphRequest, Transport } from '../src/transports/port.ts';
import { startLibrary } from './fixture/supergraph.ts';

/** A subgraph whose subscription stays silent, and says when it was ended. */
function silentSubgraph() {
  const state = { opened: false, ended: false };
  const transport: Transport = {
    request: async () => ({ data: {} }),
    async *subscribe({ signal }: SubgraphRequest): AsyncGenerator<SubgraphAnswer> {
      state.opened = true;
      await new Promise<void>((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
      state.ended = true;
      yield* [];
    },
    close: async () => undefined,
  };
  return { state, transport };
}

async function subscribeToSilence(signal?: AbortSignal) {
  const { state, transport } = silentSubgraph();
  const { gateway } = await startLibrary('local', { replace: { reviews: transport } });
  const response = await gateway.run({
    facade: 'ws',
    query: 'subscription { reviewAdded { id } }',
    ...(signal && { signal }),
  });
  if (response.kind !== 'stream') throw new Error('expected a stream');
  return { state, events: response.events };
}

it('ends the upstream subscription when the reader leaves, without waiting for an event', async () => {
  const { state, events } = await subscribeToSilence();
  const waiting = events.next();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(state).toEqual({ opened: true, ended: false });
  await events.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(state.ended).toBe(true);
});

it('ends it when the request is aborted', async () => {
  const request = new AbortController();
  const { state, events } = await subscribeToSilence(request.signal);
  const waiting = events.next();
  request.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(state.ended).toBe(true);
});

it('ends what was opened for a reader who leaves before the first event', async () => {
  const { state, events } = await subscribeToSilence();
  await events.return();
  expect(state).toEqual({ opened: true, ended: true });
});

it('opens nothing for a request that was aborted before', async () => {
  const { state, events } = await subscribeToSilence(AbortSignal.abort());
  expect(await events.next()).toEqual({ done: true, value: undefined });
  expect(state).toEqual({ opened: false, ended: false });
});
