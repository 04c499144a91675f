import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMemoryRateLimiter } from '@media-gateway/adapters';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type GatewayServer, serveGateway } from '../../src/facades/server.ts';
import { createGateway } from '../../src/gateway.ts';
import { compileOperations } from '../../src/operations/compile.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { IN_PLACE } from '../fixture/in-place.ts';
import { type Library, startLibrary, supergraph } from '../fixture/supergraph.ts';

const OPERATION = `
  """Who asks."""
  query Me @http(method: GET, route: "/me") @mcp(name: "me", title: "Me") @audience(for: [APP, PARTNER, AGENT]) { me { name } }`;

/** Two requests an hour for every guest, over whichever facade. */
const TWICE = { perSecond: 2, perMinute: 2, perHour: 2 };

let library: Library;
let server: GatewayServer;
beforeAll(async () => {
  library = await startLibrary('local');
  const report = () => undefined;
  const gateway = createGateway({
    supergraph,
    transports: library.transports,
    operations: compileOperations({
      schema: supergraph.apiSchema,
      sources: [{ file: 'operations/me.graphql', text: OPERATION }],
    }),
    authenticate: async () => ({ id: null, role: 'guest', scopes: [] }),
    report,
    rateLimiter: createMemoryRateLimiter(),
    options: {
      planner: IN_PLACE,
      rate: { ...DEFAULT_OPTIONS.rate, tiers: { ...DEFAULT_OPTIONS.rate.tiers, anonymous: TWICE } },
    },
  });
  server = await serveGateway({
    gateway,
    port: 0,
    host: '127.0.0.1',
    report,
    http: { trustedProxies: ['127.0.0.1'] },
  });
  for (let asked = 0; asked < 2; asked += 1) expect((await overGraphql()).status).toBe(200);
});
afterAll(async () => {
  await server.close();
  await library.close();
});

const FROM = { 'x-forwarded-for': '192.0.2.1' };
const JSON_TYPE = { 'content-type': 'application/json' };

const overGraphql = () =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...FROM },
    body: '{"query":"{ me { name } }"}',
  });

describe('who has asked too often over one facade', () => {
  it('is refused over GraphQL', async () => {
    const answered = await overGraphql();
    expect([answered.status, answered.headers.get('ratelimit-policy')]).toEqual([
      429,
      '"second";q=2;w=1, "minute";q=2;w=60, "hour";q=2;w=3600',
    ]);
    expect(Number(answered.headers.get('retry-after'))).toBeGreaterThan(3500);
    expect(await answered.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  it('is refused over REST, by a problem document', async () => {
    const answered = await fetch(`${server.url}/api/v1/me`, { headers: FROM });
    expect([answered.status, answered.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    expect(answered.headers.get('ratelimit')).toMatch(/"hour";r=0;t=\d+$/);
    expect(Number(answered.headers.get('retry-after'))).toBeGreaterThan(3500);
    expect(await answered.json()).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
  });

  it('is refused over MCP, in the result of the tool', async () => {
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'me', arguments: {} } };
    const headers = { ...JSON_TYPE, ...FROM, accept: 'application/json, text/event-stream' };
    const answered = await fetch(`${server.url}/mcp`, { method: 'POST', headers, body: JSON.stringify(message) });
    expect(await answered.text()).toContain('RATE_LIMITED: Too many requests');
  });

  it('is refused over a WebSocket, by an error', async () => {
    class FromThere extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, { headers: FROM });
      }
    }
    const url = `${server.url.replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: FromThere, retryAttempts: 0 });
    const results = client.iterate({ query: '{ me { name } }' });
    await expect(results.next()).rejects.toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await client.dispose();
  });

  it('does not keep others from asking', async () => {
    expect((await fetch(`${server.url}/api/v1/me`, { headers: { 'x-forwarded-for': '192.0.2.2' } })).status).toBe(200);
  });
});
