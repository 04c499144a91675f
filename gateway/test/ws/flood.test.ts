import { afterEach, describe, expect, it } from '@jest/globals';
import { eventsOf } from '../graphql/fixture.ts';
import { closeAll, greeted, start } from './fixture.ts';

afterEach(closeAll);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends until nothing more is taken. @returns how many bytes were taken. */
async function takenOf(send: () => void, waiting: () => number, bytes: number): Promise<number> {
  const most = 200_000_000;
  for (let sent = 0; sent < most; sent += bytes) {
    send();
    for (let tries = 0; waiting() > 1_000_000; tries += 1) {
      if (tries === 100) return sent;
      await pause(5);
    }
  }
  return most;
}

describe('a client that asks and does not read', () => {
  it('is not read from either, so that its answers do not fill the memory', async () => {
    const { socket, received } = await greeted(await start(() => eventsOf()));
    const message = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
    socket.pause();
    const taken = await takenOf(
      () => socket.send(message),
      () => socket.bufferedAmount,
      message.length,
    );
    expect(taken).toBeLessThan(100_000_000);
    // When it reads, everything is answered.
    socket.resume();
    const asked = Math.floor(taken / message.length);
    for (let tries = 0; received.length < asked && tries < 500; tries += 1) await pause(10);
    expect(received.length).toBeGreaterThanOrEqual(asked);
  }, 30_000);
});
