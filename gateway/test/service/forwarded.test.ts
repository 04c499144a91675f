import { describe, expect, it } from '@jest/globals';
import type { SubgraphsSettings } from '../../src/config/settings.ts';
import { createForwarded } from '../../src/service/forwarded.ts';

const forwarded = (all: SubgraphsSettings['all'], byName: SubgraphsSettings['byName'] = {}) =>
  createForwarded({ all, byName, secret: undefined });

const ADA = {
  authorization: 'Bearer ada',
  'x-user': 'ada',
  'x-tenant': 'one',
  traceparent: '00-1',
  'x-request-id': 'r1',
  accept: 'text/plain',
};
const BOB = {
  authorization: 'Bearer bob',
  'x-user': 'bob',
  'x-tenant': 'one',
  traceparent: '00-2',
  'x-request-id': 'r2',
  accept: 'text/html',
};

describe('what of the headers of two clients keeps their answers apart', () => {
  it.each<[string, SubgraphsSettings['all'], SubgraphsSettings['byName'], boolean]>([
    ['nothing, where subgraphs see none of it', {}, {}, false],
    ['nothing, where subgraphs see what is equal', { headers: { allow: ['x-tenant', 'traceparent'] } }, {}, false],
    ['a header that every subgraph sees', { headers: { allow: ['authorization'] } }, {}, true],
    ['a header that one subgraph sees', {}, { users: { headers: { allow: ['Authorization'] } } }, true],
    ['a header that is renamed', { headers: { rename: { authorization: 'x-token' } } }, {}, true],
    ['a header whose value is inserted', { headers: { insert: { 'x-token': { header: 'authorization' } } } }, {}, true],
    ['a header that a pattern fits', { headers: { allow: ['auth*'] } }, {}, true],
    ['a header that goes on as one of a trace', { headers: { rename: { 'x-user': 'x-request-id' } } }, {}, true],
    [
      'a header whose value is inserted as one of a trace',
      {},
      { users: { headers: { insert: { 'X-Request-Id': { header: 'x-user' } } } } },
      true,
    ],
    ['a header of a trace that goes on as another', { headers: { rename: { traceparent: 'x-user' } } }, {}, true],
    [
      'one of a trace that goes on as another of it',
      { headers: { rename: { traceparent: 'x-request-id' } } },
      {},
      true,
    ],
    [
      'nothing, where headers of a trace keep their names',
      { headers: { insert: { 'x-request-id': { header: 'X-Request-Id' } }, rename: { traceparent: 'traceparent' } } },
      {},
      false,
    ],
    ['nothing, where one of a trace is always the same', { headers: { insert: { 'x-request-id': 'us' } } }, {}, false],
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
