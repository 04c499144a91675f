import { afterEach, describe, expect, it } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import { eventsOf } from '../graphql/fixture.ts';
import { closeAll, rawClient, start } from './fixture.ts';

afterEach(closeAll);

const tokenUntil = (seconds: number) => new UnsecuredJWT({}).setExpirationTime(seconds).encode();
const now = () => Math.floor(Date.now() / 1000);

describe('a socket whose token ends', () => {
  it.each([
    ['with the word Bearer', (token: string) => `Bearer ${token}`],
    ['without it', (token: string) => token],
  ])('is closed soon after: %s', async (_name, written) => {
    const raw = await rawClient(await start(() => eventsOf()));
    raw.say({ type: 'connection_init', payload: { authorization: written(tokenUntil(now() - 4)) } });
    expect(await raw.closed).toEqual([4403, 'Forbidden: the token has expired']);
  });

  it('later stays open until then, and so does one without a token', async () => {
    const served = await start(() => eventsOf());
    const payloads = [{ authorization: `Bearer ${tokenUntil(now() + 3600)}` }, { authorization: 'Bearer other' }, {}];
    for (const payload of payloads) {
      const raw = await rawClient(served);
      raw.say({ type: 'connection_init', payload });
      const later = new Promise((resolve) => setTimeout(resolve, 300, 'open'));
      expect(await Promise.race([raw.closed, later])).toBe('open');
    }
  });
});
