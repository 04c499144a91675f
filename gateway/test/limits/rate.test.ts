import { afterEach, describe, expect, it } from '@jest/globals';
import { type RateLimiter, createMemoryRateLimiter } from '@media-gateway/adapters';
import { GUEST, type Role } from '@media-gateway/kernel';
import { type GatewayRequest, type SingleResponse, type StreamEvent } from '../../src/gateway.ts';
import { DEFAULT_OPTIONS, type RateOptions, type Tier } from '../../src/options.ts';
import { type Library, startLibrary } from '../fixture/supergraph.ts';

/** The clock of the counts stands still. */
const still = (): RateLimiter => createMemoryRateLimiter(() => 1_000_000);

let library: Library;
afterEach(() => library.close());

interface Who {
  readonly role: Role;
  readonly tier?: Tier;
}

async function start(rate: Partial<RateOptions> = {}, rateLimiter = still()): Promise<void> {
  const authenticate = async (authorization: string | undefined) => {
    if (!authorization) return GUEST;
    const who = JSON.parse(authorization) as Who;
    return { id: `user_${authorization}`, scopes: [], ...who };
  };
  const options = { rate: { ...DEFAULT_OPTIONS.rate, ...rate } };
  library = await startLibrary('local', { deps: { rateLimiter, authenticate, options } });
}

const ME: GatewayRequest = { facade: 'graphql', query: '{ me { name } }', address: '192.0.2.1' };
const as = (who: Who): Partial<GatewayRequest> => ({ authorization: JSON.stringify(who) });

const ask = async (more: Partial<GatewayRequest> = {}): Promise<SingleResponse> => {
  const response = await library.gateway.run({ ...ME, ...more });
  if (response.kind !== 'single') throw new Error(`a single answer was expected, not ${response.kind}`);
  return response;
};

/** How many requests are answered until one is refused. */
async function takenOf(more: Partial<GatewayRequest>, most = 300): Promise<number> {
  for (let taken = 0; taken < most; taken += 1) if ((await ask(more)).status === 429) return taken;
  return most;
}

describe('a tier', () => {
  it.each<[string, Partial<GatewayRequest>, number]>([
    ['anonymous for a guest', {}, 5],
    ['free for a user', as({ role: 'user' }), 10],
    ['pro for premium', as({ role: 'premium' }), 50],
    ['enterprise for an admin', as({ role: 'admin' }), 200],
    ['what the token says', as({ role: 'user', tier: 'pro' }), 50],
  ])('is %s: so many requests a second', async (_name, who, perSecond) => {
    await start();
    expect(await takenOf(who)).toBe(perSecond);
  });

  it('has windows of a second, a minute and an hour', async () => {
    await start();
    expect((await ask()).rate?.windows).toEqual([
      { name: 'second', quota: 5, seconds: 1, remaining: 4, resetSeconds: 1 },
      { name: 'minute', quota: 100, seconds: 60, remaining: 99, resetSeconds: 60 },
      { name: 'hour', quota: 1000, seconds: 3600, remaining: 999, resetSeconds: 3600 },
    ]);
  });

  it('refuses with a code, and says when to try again', async () => {
    await start();
    await takenOf({});
    const refused = await ask();
    expect([refused.status, refused.rate?.retryAfterSeconds]).toEqual([429, 1]);
    expect(refused.result.errors?.[0]).toMatchObject({
      message: 'Too many requests: the limit is 5 a second. Try again in 1 s.',
      extensions: { code: 'RATE_LIMITED', retryAfter: 1 },
    });
  });

  it.each(['graphql', 'ws', 'rest', 'mcp'] as const)('holds over %s as everywhere', async (facade) => {
    await start();
    await takenOf({});
    expect((await ask({ facade })).status).toBe(429);
  });
});

describe('clients', () => {
  it.each([
    ['two addresses', '192.0.2.1', '192.0.2.2', 5],
    ['two networks of IPv6', '2001:db8:0:1::1', '2001:db8:0:2::1', 5],
    ['two addresses of one network of IPv6', '2001:db8:0:1::1', '2001:db8::1:ffff:0:0:9', 0],
    ['an address, and the same written as IPv6', '192.0.2.1', '::ffff:192.0.2.1', 0],
  ])('that are guests at %s', async (_name, one, other, left) => {
    await start();
    await takenOf({ address: one });
    expect(await takenOf({ address: other })).toBe(left);
  });

  it('that are signed in are the same wherever they are', async () => {
    await start();
    await takenOf({ ...as({ role: 'user' }), address: '192.0.2.1' });
    expect(await takenOf({ ...as({ role: 'user' }), address: '192.0.2.2' })).toBe(0);
  });

  it('in this process are not limited, unless they say who they are', async () => {
    await start();
    const { address: _from, ...here } = ME;
    for (let asked = 0; asked < 7; asked += 1)
      expect(await library.gateway.run(here)).toMatchObject({ status: 200, rate: undefined });
  });
});

describe('what is charged', () => {
  it('is a unit for every so many points of cost', async () => {
    await start({ costPerUnit: 2 });
    const { rate, result } = await ask({ query: '{ me { name } again: me { name } more: me { name } }' });
    expect(result.extensions).toEqual({ cost: 3 });
    expect(rate?.windows[1]?.remaining).toBe(98);
  });

  it('is all of a window, and no more, for what is dearer', async () => {
    await start({ costPerUnit: 1 });
    const query = `{ ${Array.from({ length: 8 }, (_, n) => `m${n}: me { name }`).join(' ')} }`;
    expect((await ask({ query })).rate?.windows.map(({ remaining }) => remaining)).toEqual([0, 92, 992]);
  });

  it('is nothing of any window for what is refused for its number', async () => {
    await start();
    await takenOf({});
    for (let asked = 0; asked < 10; asked += 1) await ask();
    expect((await ask()).rate?.windows[1]?.remaining).toBe(95);
  });

  it.each<[string, Partial<GatewayRequest>]>([
    ['that is no GraphQL', { query: '{' }],
    ['with a wrong token', { authorization: 'none' }],
    ['for what is not published', { query: undefined as never, operationId: 'x' }],
  ])('is one for a request %s', async (_name, more) => {
    await start();
    for (let asked = 0; asked < 5; asked += 1) expect((await ask(more)).status).not.toBe(429);
    expect((await ask(more)).status).toBe(429);
  });
});

describe('a bucket', () => {
  const sensitive = { fields: ['Mutation.addReview'], perMinute: 3, perHour: 4 };
  const review = (times: number): Partial<GatewayRequest> => ({
    ...as({ role: 'admin' }),
    query: `mutation { ${Array.from({ length: times }, (_, n) => `r${n}: addReview(media: "b1", body: "x") { id }`).join(' ')} }`,
  });

  it('is charged beside the tier, for its fields alone', async () => {
    await start({ buckets: { sensitive } });
    expect((await ask(review(1))).rate?.windows.slice(3)).toEqual([
      { name: 'sensitive-minute', quota: 3, seconds: 60, remaining: 2, resetSeconds: 60 },
      { name: 'sensitive-hour', quota: 4, seconds: 3600, remaining: 3, resetSeconds: 3600 },
    ]);
    expect((await ask(as({ role: 'admin' }))).rate?.windows).toHaveLength(3);
    expect(await takenOf(review(1))).toBe(2);
  });

  it('counts a field as often as it is selected, by whatever name or fragment', async () => {
    await start({ buckets: { sensitive } });
    expect((await ask(review(2))).rate?.windows[3]?.remaining).toBe(1);
    const twice = 'mutation { ...R ...R } fragment R on Mutation { addReview(media: "b1", body: "x") { id } }';
    expect((await ask({ ...review(1), query: twice })).status).toBe(429);
  });
});

describe('a subscription', () => {
  const SUBSCRIBE: GatewayRequest = {
    facade: 'ws',
    query: 'subscription { reviewAdded { id } }',
    address: '192.0.2.1',
  };

  async function follow(events: AsyncGenerator<StreamEvent, void, void>): Promise<readonly unknown[]> {
    const all: unknown[] = [];
    for await (const { payload } of events) all.push(payload.result);
    return all;
  }

  it('is charged for each event, and ends with a code beyond the limit', async () => {
    const tiers = { ...DEFAULT_OPTIONS.rate.tiers, anonymous: { perSecond: 5, perMinute: 2, perHour: 1000 } };
    await start({ tiers });
    const response = await library.gateway.run(SUBSCRIBE);
    if (response.kind !== 'stream') throw new Error('expected a stream');
    const events = await follow(response.events);
    expect(events).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 60 } }],
    });
  });

  it('may send as many within a second as its source does', async () => {
    const tiers = { ...DEFAULT_OPTIONS.rate.tiers, anonymous: { perSecond: 1, perMinute: 100, perHour: 1000 } };
    await start({ tiers });
    const response = await library.gateway.run(SUBSCRIBE);
    if (response.kind !== 'stream') throw new Error('expected a stream');
    const events = await follow(response.events);
    expect(events.length).toBeGreaterThan(1);
    expect(JSON.stringify(events)).not.toContain('RATE_LIMITED');
  });
});
