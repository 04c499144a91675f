import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type RateState, SingleResponse } from '../../src/gateway.ts';
import type { HttpOptions } from '../../src/http-options.ts';
import { createClientAddress } from '../../src/facades/client-address.ts';
import { type Served, payload, serve } from '../graphql/fixture.ts';

const open: Served[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((each) => each.close()))));

const WINDOWS = [
  { name: 'second', quota: 5, seconds: 1, remaining: 4, resetSeconds: 1 },
  { name: 'minute', quota: 100, seconds: 60, remaining: 37, resetSeconds: 42 },
];

async function start(http: Partial<HttpOptions> = {}, rate?: RateState, status = 200): Promise<Served> {
  const served = await serve(
    () => new SingleResponse(status, payload({ data: { film: null } }), { rate }),
    {},
    undefined,
    http,
  );
  open.push(served);
  return served;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (
  { graphql }: Served,
  headers: Readonly<Record<string, string>> = {},
  body = '{"query":"{ film { id } }"}',
) => fetch(graphql, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });

/** `fetch` writes some headers as it likes. */
const get = (url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
  new Promise((resolve, reject) =>
    httpRequest(url, { headers }, (res) => {
      res.resume();
      resolve(res.statusCode);
    })
      .on('error', reject)
      .end(),
  );

describe('the headers of limits', () => {
  it('say what is left, as structured fields', async () => {
    const { headers } = await post(await start({}, { windows: WINDOWS }));
    expect(headers.get('ratelimit-policy')).toBe('"second";q=5;w=1, "minute";q=100;w=60');
    expect(headers.get('ratelimit')).toBe('"second";r=4;t=1, "minute";r=37;t=42');
    expect(headers.get('retry-after')).toBeNull();
  });

  it('say when to try again', async () => {
    const { headers } = await post(await start({}, { windows: WINDOWS, retryAfterSeconds: 42 }, 429));
    expect(headers.get('retry-after')).toBe('42');
  });

  it('are not there where nothing is limited', async () => {
    const { headers } = await post(await start());
    expect([headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([null, null]);
  });

  it('may be read by pages of other sites', async () => {
    const { headers } = await post(await start(), { origin: 'https://app.example' });
    expect(headers.get('access-control-expose-headers')).toBe('RateLimit, RateLimit-Policy, Retry-After, X-Request-Id');
  });
});

describe('a request', () => {
  it.each(['/graphql', '/api/v1/echo', '/mcp'])('to %s has 256 KiB at most', async (path) => {
    const served = await start();
    const answered = await fetch(`${served.url}${path}`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: ' '.repeat(262_145),
    });
    // There is no such REST route here; it is refused before its body is read.
    expect(answered.status).toBe(path.startsWith('/api') ? 404 : 413);
  });

  it('of 256 KiB is taken', async () => {
    const body = '{"query":"{ film { id } }"}'.padEnd(262_144);
    expect((await post(await start(), {}, body)).status).toBe(200);
  });

  it.each([
    ['headers', 'POST /graphql HTTP/1.1\r\nhost: a\r\n'],
    ['a body', 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'],
  ])('whose client is slow to send %s is closed', async (_name, text) => {
    const served = await start({ requestTimeoutMs: 1000 });
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    const began = performance.now();
    let told = '';
    socket.on('data', (data) => (told += String(data))).on('error', () => undefined);
    socket.write(text);
    await new Promise((resolve) => socket.once('close', resolve));
    expect(told).toContain('408 Request Timeout');
    expect(performance.now() - began).toBeLessThan(6000);
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])(
    'is JSON, not %s',
    async (type) => {
      expect((await post(await start(), { 'content-type': type })).status).toBe(415);
    },
  );

  it('keeps its id, or gets one', async () => {
    const served = await start();
    expect((await post(served, { 'x-request-id': 'a-1' })).headers.get('x-request-id')).toBe('a-1');
    expect((await post(served, { 'x-request-id': 'a b<' })).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    const given = (await fetch(`${served.url}/health/live`)).headers.get('x-request-id');
    expect(given).toMatch(/^[\da-f-]{36}$/);
    expect(served.asked.map(({ headers }) => headers?.['x-request-id'])[0]).toBe('a-1');
  });
});

describe('a GET that brings cookies', () => {
  const COOKIE = { cookie: 'session=1' };

  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['and nothing else', COOKIE, 403],
    ['from another site', { ...COOKIE, 'sec-fetch-site': 'cross-site' }, 403],
    ['from this site', { ...COOKIE, 'sec-fetch-site': 'same-origin' }, 200],
    ['and a header for which leave is asked', { ...COOKIE, 'apollo-require-preflight': 'true' }, 200],
  ])('%s', async (_name, headers, status) => {
    const served = await start();
    expect(await get(`${served.graphql}?query={film{id}}`, headers)).toBe(status);
  });
});

describe('what browsers are told', () => {
  it('of an answer for programs', async () => {
    const { headers } = await post(await start());
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it.each(['/', '/graphql'])('of the page %s, which has scripts within it', async (path) => {
    const served = await start();
    const { headers } = await fetch(`${served.url}${path}`, { headers: { accept: 'text/html' } });
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'unsafe-inline'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('to come over TLS again, where a proxy of ours says that they did', async () => {
    const https = { 'x-forwarded-proto': 'https' };
    expect((await post(await start(), https)).headers.get('strict-transport-security')).toBeNull();
    const behind = await start({ trustedProxies: ['127.0.0.1'] });
    expect((await post(behind, https)).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  });
});

describe('the address of a client', () => {
  const addressOf = (trusted: readonly string[], remoteAddress: string, forwarded?: string) =>
    createClientAddress(trusted).of({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as never);

  it.each([
    ['of the connection, where no proxy is ours', [], '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['that our proxy names', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['not that a client made up', ['10.0.0.0/8'], '10.1.2.3', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['before two proxies of ours', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.7, 10.9.9.9', '198.51.100.7'],
    ['of a stranger, who is not believed', ['10.0.0.0/8'], '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['of the proxy, where it names nobody', ['10.0.0.0/8'], '10.1.2.3', 'unknown', '10.1.2.3'],
    ['of IPv6', ['fd00::/8'], 'fd00::1', '2001:db8::1', '2001:db8::1'],
  ])('is that %s', (_name, trusted, remote, forwarded, address) => {
    expect(addressOf(trusted, remote, forwarded)).toBe(address);
  });

  it('needs proxies that are addresses', () => {
    expect(() => createClientAddress(['proxy'])).toThrow('not "proxy"');
    expect(() => createClientAddress(['10.0.0.0/33'])).toThrow('not "10.0.0.0/33"');
  });

  it('goes along with every request', async () => {
    const served = await start({ trustedProxies: ['127.0.0.1'] });
    await post(served, { 'x-forwarded-for': '198.51.100.7' });
    expect(served.asked[0]?.address).toBe('198.51.100.7');
  });
});

it('AI agents are counted, by their names or as others', async () => {
  const served = await start();
  for (const agent of ['Mozilla/5.0 (compatible; ClaudeBot/1.0)', 'GPTBot/1.2', 'gptbot', 'curl/8'])
    await get(`${served.url}/health/live`, { 'user-agent': agent });
  await get(`${served.url}/health/live`, { 'user-agent': 'x', 'signature-agent': '"https://agent.example"' });
  expect(served.agents()).toEqual({ claudebot: 1, gptbot: 2, other: 1 });
});
