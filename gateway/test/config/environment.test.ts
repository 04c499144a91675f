import { describe, expect, it } from '@jest/globals';
import { publicHosts, readGatewayConfig, readListenConfig, subgraphUrls } from '../../src/config.ts';
import { impliedNames, yamlOf } from '../../src/config/environment.ts';
import { readGatewayYaml } from '../../src/config/read.ts';
import { toSettings } from '../../src/config/settings.ts';
import { MEDIA_BUCKETS, MEDIA_SHEDDING } from '../../src/stages/presets.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const NEEDED = { GATEWAY_SECRET: 's'.repeat(32), JWT_PUBLIC_KEY_FILE: 'public.pem' };

describe('the environment of the gateway', () => {
  it('names each variable that is wrong, and what would be right', () => {
    const env = { GATEWAY_SECRET: 'short', PORT: '70000', PUBLIC_HOSTS: 'https://media.example' };
    const read = () => readGatewayConfig(env);
    for (const name of ['GATEWAY_SECRET', 'PORT', 'JWT_PUBLIC_KEY_FILE']) expect(read).toThrow(name);
    expect(read).toThrow('PUBLIC_HOSTS: host names, comma-separated, without scheme and port');
  });

  it('has no public host and no other address unless told', () => {
    const config = readGatewayConfig(NEEDED);
    expect(publicHosts(config)).toEqual([]);
    expect(subgraphUrls(config)).toEqual(new Map());
  });

  it('lists public hosts in lower case', () => {
    const config = readGatewayConfig({ ...NEEDED, PUBLIC_HOSTS: 'Media.example,10.0.0.1' });
    expect(publicHosts(config)).toEqual(['media.example', '10.0.0.1']);
  });

  it('lists where subgraphs are', () => {
    const config = readGatewayConfig({ ...NEEDED, SUBGRAPH_URLS: 'a=http://a:1/graphql?x=1,b=http://b:2/graphql' });
    expect([...subgraphUrls(config)]).toEqual([
      ['a', 'http://a:1/graphql?x=1'],
      ['b', 'http://b:2/graphql'],
    ]);
  });

  it.each([
    [{ PORT: '' }, 'PORT: a whole number from 0 to 65,535'],
    [{ PORT: '80.5' }, 'PORT: a whole number from 0 to 65,535'],
    [{ HOST: '' }, 'HOST: '],
    [{ RATE_LIMIT_URL: 'http://a' }, 'RATE_LIMIT_URL: "off", "memory:" or an address like redis://host:port'],
    [{ TRUSTED_PROXIES: 'proxy' }, 'TRUSTED_PROXIES: addresses or networks like 10.0.0.0/8'],
    [{ SUBGRAPH_TIMEOUT_MS: '0' }, 'SUBGRAPH_TIMEOUT_MS: a whole number from 1 to 300,000'],
    [{ WEBHOOK_KEY: 'short' }, 'WEBHOOK_KEY: 32 bytes in base64'],
    [{ WEBHOOK_KEY: KEY }, 'DATABASE_URL: needed with WEBHOOK_KEY'],
    [{ WEBHOOK_PRIVATE_TARGETS: 'localhost' }, 'WEBHOOK_PRIVATE_TARGETS: ranges like 10.0.0.0/8'],
    [{ SUBGRAPH_URLS: 'a' }, 'SUBGRAPH_URLS: name=url pairs'],
    [{ SUBGRAPH_URLS: 'a=ftp://a' }, 'SUBGRAPH_URLS: name=url pairs'],
    [{ SUBGRAPH_URLS: 'a=http://a,,b=http://b' }, 'SUBGRAPH_URLS: name=url pairs'],
  ])('refuses %j', (env, message) => {
    expect(() => readGatewayConfig({ ...NEEDED, ...env })).toThrow(message);
  });

  it('says where to listen, whatever else says what is served', () => {
    expect(readListenConfig({ PORT: '0', LOG_LEVEL: 'debug' })).toEqual({ PORT: 0, LOG_LEVEL: 'debug' });
    expect(() => readListenConfig({ PORT: '' })).toThrow('PORT: a whole number');
  });
});

describe('what the environment says', () => {
  const settingsOf = (env: Readonly<Record<string, string>>) => toSettings(yamlOf(readGatewayConfig(env)), '');

  it('turns webhooks on by a key alone', () => {
    const DATABASE_URL = 'postgres://127.0.0.1/media';
    expect(settingsOf({ ...NEEDED, DATABASE_URL }).webhooks).toBeUndefined();
    const env = { ...NEEDED, DATABASE_URL, WEBHOOK_KEY: KEY, WEBHOOK_PRIVATE_TARGETS: '127.0.0.1/32,fd00::/8' };
    expect(settingsOf(env).webhooks).toEqual({
      database: DATABASE_URL,
      key: Buffer.alloc(32, 1),
      privateTargets: ['127.0.0.1/32', 'fd00::/8'],
      perOwner: 20,
      keepDays: 30,
      pollMs: 1000,
    });
  });

  it('can be said by a gateway.yaml as well', () => {
    const env = {
      ...NEEDED,
      PORT: '4321',
      HOST: '0.0.0.0',
      PUBLIC_HOSTS: 'media.example',
      TRUSTED_PROXIES: '10.0.0.0/8',
      RATE_LIMIT_URL: 'redis://counts',
      NODE_ENV: 'production',
      SUBGRAPH_TIMEOUT_MS: '2500',
      SUBGRAPH_URLS: 'media=http://media:1/graphql',
    };
    const text = `
listen: { port: 4321, host: 0.0.0.0, publicHosts: [media.example], trustedProxies: [10.0.0.0/8], maxBodyBytes: 262144 }
log: { level: warn }
supergraph: { source: supergraph.graphql }
subgraphs:
  all: { timeoutMs: 2500 }
  media: { url: http://media:1/graphql }
  search: { breaker: { requests: 10, errorShare: 0.4 } }
  recommendations: { breaker: { requests: 15 } }
limits: ${JSON.stringify(DEFAULT_OPTIONS.limits)}
rate: { url: redis://counts, buckets: ${JSON.stringify(MEDIA_BUCKETS)} }
shedding: ${JSON.stringify(MEDIA_SHEDDING)}
introspection: false
errors: { suggestions: false }
identity:
  jwt: { publicKeyFile: public.pem, issuer: "media-gateway:development", audience: media-gateway }
  secret: \${GATEWAY_SECRET}
operations: { folder: operations }
subscriptions: { resume: { Subscription.availabilityChanged: { field: cursor, argument: after } } }`;
    expect(toSettings(readGatewayYaml({ text, file: 'gateway.yaml' }, env), '')).toEqual(settingsOf(env));
  });

  it('has options for subgraphs that it does not name, unless it says where they are', () => {
    expect(impliedNames(readGatewayConfig(NEEDED))).toEqual(['search', 'recommendations']);
    const named = readGatewayConfig({ ...NEEDED, SUBGRAPH_URLS: 'search=http://search/graphql' });
    expect(impliedNames(named)).toEqual(['recommendations']);
  });

  it('leaves each subgraph its own time, unless told', () => {
    expect(settingsOf(NEEDED).subgraphs).toMatchObject({
      all: { timeoutMs: 3000 },
      byName: { search: { timeoutMs: 2000 }, recommendations: { timeoutMs: 5000 } },
    });
    const { all, byName } = settingsOf({ ...NEEDED, SUBGRAPH_TIMEOUT_MS: '900' }).subgraphs;
    expect(all.timeoutMs).toBe(900);
    for (const own of Object.values(byName)) expect(own.timeoutMs).toBeUndefined();
  });
});
