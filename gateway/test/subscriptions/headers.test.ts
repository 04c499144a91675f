import { describe, expect, it } from '@jest/globals';
import { meaningfulHeaders } from '../../src/subscriptions/headers.ts';

const FIRST = { host: 'a', 'x-user': 'ada' };

describe('headers that may change an answer, where no rules are known', () => {
  it.each(['x-user', 'cookie', 'accept-language', 'content-language', 'x-request-ids'])(
    'are among them: %s',
    (name) => {
      expect(meaningfulHeaders({ ...FIRST, [name]: '2' })).not.toBe(meaningfulHeaders({ ...FIRST, [name]: '1' }));
    },
  );

  it.each(['host', 'content-type', 'content-length', 'accept', 'traceparent', 'tracestate', 'x-request-id'])(
    'are not: %s',
    (name) => {
      expect(meaningfulHeaders({ ...FIRST, [name]: '2' })).toBe(meaningfulHeaders({ ...FIRST, [name]: '1' }));
    },
  );

  it('are the same in another order', () => {
    expect(meaningfulHeaders({ a: '1', b: '2' })).toBe(meaningfulHeaders({ b: '2', a: '1' }));
  });
});
