import { describe, expect, it } from '@jest/globals';
import type { SubgraphsSettings } from '../../src/config/settings.ts';
import { createVary } from '../../src/service/vary.ts';

const vary = (all: SubgraphsSettings['all'], byName: SubgraphsSettings['byName'] = {}) =>
  createVary({ all, byName, secret: undefined });

describe('the headers by which answers vary', () => {
  it.each<[string, SubgraphsSettings['all'], SubgraphsSettings['byName'], readonly string[] | undefined]>([
    ['none, where only traces go on', {}, {}, []],
    [
      'those that go on, of any subgraph',
      { headers: { allow: ['X-Tenant'] } },
      { users: { headers: { allow: ['authorization'] } } },
      ['authorization', 'x-tenant'],
    ],
    [
      'those that go on under another name',
      { headers: { rename: { 'X-Request-Id': 'x-user' } } },
      {},
      ['x-request-id'],
    ],
    [
      'those whose value is inserted',
      { headers: { insert: { 'x-plan': { header: 'X-Tier' }, 'x-fixed': 'yes' } } },
      {},
      ['x-tier'],
    ],
    ['nobody knows, where a pattern lets them through', { headers: { allow: ['x-*'] } }, {}, undefined],
  ])('are %s', (_, all, byName, expected) => {
    expect(vary(all, byName)).toEqual(expected);
  });
});
