import { describe, expect, it } from '@jest/globals';
import type { SubgraphsSettings } from '../../src/config/settings.ts';
import { createForwarded } from '../../src/service/forwarded.ts';

const forwarded = (all: SubgraphsSettings['all'], byName: SubgraphsSettings['byName'] = {}) =>
  createForwarded({ all, byName, secret: undefined });

const ADA = { authorization: 'Bearer ada', 'x-tenant': 'one', traceparent: '00-1', accept: 'text/plain' };
const BOB = { authorization: 'Bearer bob', 'x-tenant': 'one', traceparent: '00-2', accept: 'text/html' };

describe('what of the headers of two clients keeps their answers apart', () => {
  it.each<[string, SubgraphsSettings['all'], SubgraphsSettings['byName'], boolean]>([
    ['nothing, where subgraphs see none of it', {}, {}, false],
    ['nothing, where subgraphs see what is equal', { headers: { allow: ['x-tenant', 'traceparent'] } }, {}, false],
    ['a header that every subgraph sees', { headers: { allow: ['authorization'] } }, {}, true],
    ['a header that one subgraph sees', {}, { users: { headers: { allow: ['Authorization'] } } }, true],
    ['a header that is renamed', { headers: { rename: { authorization: 'x-token' } } }, {}, true],
    ['a header whose value is inserted', { headers: { insert: { 'x-token': { header: 'authorization' } } } }, {}, true],
    ['a header that a pattern fits', { headers: { allow: ['auth*'] } }, {}, true],
    ['nothing, where the value is always the same', { headers: { insert: { authorization: 'Basic us' } } }, {}, false],
  ])('%s', (_name, all, byName, apart) => {
    const read = forwarded(all, byName);
    expect(read(ADA) !== read(BOB)).toBe(apart);
    expect(read(ADA)).toBe(read({ ...ADA }));
  });

  it('refuses a rule for what never goes on', () => {
    expect(() => forwarded({ headers: { allow: ['x-viewer'] } })).toThrow('names "x-viewer", which never goes on');
  });
});
