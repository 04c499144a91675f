import { describe, expect, it } from '@jest/globals';
import { type Viewer } from '@media-gateway/kernel';
import { generateKeyPair, SignJWT } from 'jose';
import { createJwtAuthenticator } from '../../src/stages/jwt.ts';
import { createExpiry } from '../../src/subscriptions/expiry.ts';
import { TestSource, codeOf, next, rest, settled, subscribing, testHub, valueOf } from './source.ts';

const DEMO: Viewer = { id: 'user_demo', role: 'user', scopes: [] };
const until = (ms: number) => ({ viewer: { ...DEMO, expiresAt: Date.now() + ms } });

describe('a subscription whose token expires', () => {
  it('ends then, and says why', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const events = hub.subscribe(subscribing(source, until(40)));
    await settled();
    source.emit('before');
    expect(valueOf(await next(events))).toBe('before');
    const [last, ...others] = await rest(events);
    expect(last && codeOf(last)).toBe('UNAUTHENTICATED');
    expect(last?.payload.result).toMatchObject({
      data: null,
      errors: [{ message: expect.stringContaining('expired') }],
    });
    expect(others).toEqual([]);
    await settled();
    expect(source.readers).toBe(0);
  });

  it('shows nothing that was not read by then', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const events = hub.subscribe(subscribing(source, until(30)));
    await settled();
    source.emit('unread');
    await settled(60);
    expect((await rest(events)).map(codeOf)).toEqual(['UNAUTHENTICATED']);
  });

  it('does not end those who share it and have a token that lasts', async () => {
    const [hub, source] = [testHub(), new TestSource()];
    const short = hub.subscribe(subscribing(source, until(20)));
    const long = hub.subscribe(subscribing(source, until(60_000)));
    expect((await rest(short)).map(codeOf)).toEqual(['UNAUTHENTICATED']);
    source.emit('after');
    expect(valueOf(await next(long))).toBe('after');
    expect(source.opened).toHaveLength(1);
    hub.close();
  });
});

describe('a token', () => {
  it('says until when it is good, in ms', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const exp = Math.floor(Date.now() / 1000) + 60;
    const token = await new SignJWT({ role: 'user', exp })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer('us')
      .setAudience('you')
      .setSubject('user_demo')
      .sign(privateKey);
    const authenticate = createJwtAuthenticator({ publicKey, issuer: 'us', audience: 'you' });
    expect(await authenticate(`Bearer ${token}`)).toEqual({ ...DEMO, expiresAt: exp * 1000 });
    expect(await authenticate(undefined)).not.toHaveProperty('expiresAt');
  });
});

describe('expiry', () => {
  it('comes in the order of time, whatever order it was asked for in', async () => {
    const ended: string[] = [];
    const expiry = createExpiry<string>((name) => void ended.push(name));
    const now = Date.now();
    expiry.add(now + 60, 'third');
    expiry.add(now + 20, 'first');
    expiry.add(now + 40, 'removed');
    expiry.add(now + 40, 'second');
    expiry.remove(now + 40, 'removed');
    await settled(120);
    expect(ended).toEqual(['first', 'second', 'third']);
    expiry.close();
  });

  it('is not at once for a time that is further away than a timer reaches', async () => {
    const ended: string[] = [];
    const expiry = createExpiry<string>((name) => void ended.push(name));
    expiry.add(Date.now() + 2 ** 31 + 1000, 'next month');
    expiry.add(Date.now() - 1, 'past');
    await settled(20);
    expect(ended).toEqual(['past']);
    expiry.close();
  });
});
