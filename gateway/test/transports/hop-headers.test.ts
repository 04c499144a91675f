import { describe, expect, it } from '@jest/globals';
import { createHeaderRules } from '../../src/transports/headers.ts';

const read = createHeaderRules(
  {
    allow: ['authorization', 'x-*'],
    rename: { tenant: 'x-org' },
    insert: { role: { header: 'role', default: 'none' } },
  },
  'any',
);

describe('what the Connection header of a client names', () => {
  it.each([
    ['close, X-One', ['x-two', '2', 'authorization', 'me', 'x-org', 't', 'role', 'r']],
    ['x-one,x-two , authorization, tenant, role', ['role', 'none']],
    ['keep-alive', ['x-one', '1', 'x-two', '2', 'authorization', 'me', 'x-org', 't', 'role', 'r']],
    ['Upgrade', ['x-one', '1', 'x-two', '2', 'authorization', 'me', 'x-org', 't', 'role', 'r']],
  ])('goes no further: %s', (connection, expected) => {
    const client = { connection, 'x-one': '1', 'x-two': '2', authorization: 'me', tenant: 't', role: 'r' };
    expect(read(client)).toEqual(expected);
  });
});
