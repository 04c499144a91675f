import { describe, expect, it } from '@jest/globals';
import { Payload } from '../../src/payload.ts';
import { type DeferredPart, type GatewayResponse, SingleResponse } from '../../src/request.ts';
import { InFlight } from '../../src/version/in-flight.ts';

const payload = new Payload('{"data":{}}');

async function* values<T>(...all: readonly T[]): AsyncGenerator<T, void, void> {
  yield* all;
}

const incremental = (): GatewayResponse => ({
  kind: 'incremental',
  initial: payload,
  deferred: { pending: [], parts: values<readonly DeferredPart[]>([], []) },
});

/** Whether nothing is in flight. */
const isIdle = (requests: InFlight) => Promise.race([requests.idle().then(() => true), later().then(() => false)]);
const later = () => new Promise((resolve) => setTimeout(resolve, 5));

async function track(requests: InFlight, response: GatewayResponse) {
  const tracked = await requests.track(Promise.resolve(response));
  if (tracked.kind !== 'incremental') throw new TypeError('A response in parts was expected.');
  return tracked.deferred.parts;
}

describe('a request is in flight', () => {
  it('until it is answered', async () => {
    const requests = new InFlight();
    let answer: (response: GatewayResponse) => void = () => {};
    const tracked = requests.track(new Promise((resolve) => (answer = resolve)));
    expect(await isIdle(requests)).toBe(false);
    answer(new SingleResponse(200, payload));
    await tracked;
    expect(await isIdle(requests)).toBe(true);
  });

  it('until the last deferred part was read', async () => {
    const requests = new InFlight();
    const parts = await track(requests, incremental());
    await parts.next();
    await parts.next();
    expect(await isIdle(requests)).toBe(false);
    expect(await parts.next()).toEqual({ done: true, value: undefined });
    await parts.next();
    expect(await isIdle(requests)).toBe(true);
  });

  it.each([
    ['before the first value', 0],
    ['in the middle', 1],
  ])('until its reader leaves, %s', async (_name, read) => {
    const requests = new InFlight();
    const parts = await track(requests, incremental());
    for (let count = 0; count < read; count++) await parts.next();
    await parts.return();
    expect(await isIdle(requests)).toBe(true);
  });

  it('until all are', async () => {
    const requests = new InFlight();
    const [one, other] = [await track(requests, incremental()), await track(requests, incremental())];
    await one.return();
    expect(await isIdle(requests)).toBe(false);
    await other.return();
    expect(await isIdle(requests)).toBe(true);
  });
});
