import { describe, expect, it } from '@jest/globals';
import { createTransport } from '../../src/transports/create.ts';
import { endpointOf } from '../../src/transports/endpoint.ts';
import { DEFAULT_SUBGRAPH_OPTIONS, type SubgraphOptions } from '../../src/transports/options.ts';
import { MEDIA_SUBGRAPHS } from '../../src/transports/presets.ts';
import { subgraphSettings } from '../../src/transports/settings.ts';

const PLACE = { name: 'a', url: 'http://127.0.0.1:1/graphql' };

describe('what is set for a subgraph', () => {
  it('is the default where nothing is said', () => {
    expect(subgraphSettings(PLACE)).toEqual({ ...DEFAULT_SUBGRAPH_OPTIONS, ...PLACE });
    expect(subgraphSettings({ ...PLACE, timeoutMs: undefined, retry: { attempts: undefined } }).retry.attempts).toBe(2);
  });

  it('is its own before what holds for all, joined key by key', () => {
    const common = {
      timeoutMs: 100,
      retry: { attempts: 3, baseMs: 7 },
      headers: { allow: ['x-a'], insert: { 'x-b': '1' } },
    };
    const own = { ...PLACE, retry: { baseMs: 9 }, headers: { allow: ['x-c'], insert: { 'x-d': '2' } } };
    expect(subgraphSettings(own, common)).toMatchObject({
      timeoutMs: 100,
      retry: { attempts: 3, baseMs: 9, budgetShare: 0.1 },
      headers: { allow: ['x-c'], rename: {}, insert: { 'x-b': '1', 'x-d': '2' } },
    });
  });

  it('is that no query is shared where a header of a trace may say who asks', () => {
    const dedupWith = (headers: SubgraphOptions['headers']) =>
      subgraphSettings({ ...PLACE, dedup: true, headers }).dedup;
    expect(dedupWith({ rename: { 'x-user': 'X-Request-Id' } })).toBe(false);
    expect(dedupWith({ insert: { tracestate: { header: 'x-user' } } })).toBe(false);
    expect(dedupWith({ rename: { 'x-user': 'x-who' }, insert: { 'x-request-id': 'us' } })).toBe(true);
  });

  it('of ours is within the ranges', () => {
    for (const [name, options] of Object.entries(MEDIA_SUBGRAPHS))
      expect(subgraphSettings({ ...PLACE, name }, options).name).toBe(name);
    expect(subgraphSettings(PLACE, MEDIA_SUBGRAPHS['search'] ?? {}).breaker).toEqual({
      ...DEFAULT_SUBGRAPH_OPTIONS.breaker,
      requests: 10,
      errorShare: 0.4,
    });
  });

  it.each<[Partial<SubgraphOptions>, string]>([
    [{ timeoutMs: 0 }, 'timeoutMs: 0; it must be from 1 to 300000'],
    [{ timeoutMs: Infinity }, 'timeoutMs: Infinity'],
    [{ timeoutMs: 300_001 }, 'timeoutMs: 300001'],
    [{ maxAnswerBytes: Number.NaN }, 'maxAnswerBytes: NaN'],
    [{ retry: { attempts: 0 } }, 'retry.attempts: 0; it must be from 1 to 10'],
    [{ breaker: { errorShare: 0 } }, 'breaker.errorShare: 0'],
    [{ secret: 'short' }, 'secret'],
    [{ url: 'ftp://host/graphql' }, 'url "ftp://host/graphql"'],
    [{ url: 'unix:relative.sock' }, 'url "unix:relative.sock"'],
    [{ subscriptions: { url: 'host' } }, 'url "host"'],
  ])('is refused when it cannot be: %j', (options, message) => {
    expect(() => createTransport({ ...PLACE, ...options })).toThrow(message);
  });
});

describe('where a subgraph is', () => {
  it.each([
    ['http://host:4001/graphql?a=1', 'http://host:4001', undefined, '/graphql?a=1', 'ws://host:4001/graphql?a=1'],
    ['https://host', 'https://host', undefined, '/', 'wss://host/'],
    ['wss://host/events', 'https://host', undefined, '/events', 'wss://host/events'],
    ['unix:/run/a.sock', 'http://localhost', '/run/a.sock', '/graphql', 'ws+unix:/run/a.sock:/graphql'],
    ['unix:/run/a.sock:/', 'http://localhost', '/run/a.sock', '/', 'ws+unix:/run/a.sock:/'],
    [
      'unix:/run/a.sock:/v1/graphql',
      'http://localhost',
      '/run/a.sock',
      '/v1/graphql',
      'ws+unix:/run/a.sock:/v1/graphql',
    ],
  ])('%s', (url, origin, socketPath, path, webSocketUrl) => {
    expect(endpointOf(url, 'a')).toEqual({ origin, socketPath, path, webSocketUrl });
  });
});
