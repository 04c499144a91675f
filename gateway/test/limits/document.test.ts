import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GUEST, type Role } from '@media-gateway/kernel';
import type { GatewayRequest, SingleResponse } from '../../src/gateway.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { type Library, startLibrary } from '../fixture/supergraph.ts';

let library: Library;
beforeAll(async () => {
  const authenticate = async (role: string | undefined) =>
    role ? { ...GUEST, id: 'user_a', role: role as Role } : GUEST;
  const options = { errors: { ...DEFAULT_OPTIONS.errors, suggestions: false } };
  library = await startLibrary('local', { introspection: false, deps: { authenticate, options } });
});
afterAll(() => library.close());

const ask = async (request: Partial<GatewayRequest>): Promise<SingleResponse> => {
  const response = await library.gateway.run({ facade: 'graphql', ...request });
  if (response.kind !== 'single') throw new Error(`a single answer was expected, not ${response.kind}`);
  return response;
};

const codeOf = async (request: Partial<GatewayRequest>) => (await ask(request)).result.errors?.[0]?.extensions['code'];

const times = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');
const list = (levels: number): unknown => (levels === 0 ? 1 : [list(levels - 1)]);
/** A filter whose values are lists in lists. */
const literal = (levels: number) => `{ media(id: ${'['.repeat(levels)}1${']'.repeat(levels)}) { id } }`;
const WITH_ID = 'query ($id: ID!) { media(id: $id) { id } }';

/** What is one too many; with one less it is refused for something else, or not at all. */
describe('a document', () => {
  it.each<[string, (size: number) => Partial<GatewayRequest>, number, string]>([
    ['2,000 tokens', (n) => ({ query: `{ me { ${times(n - 5, () => 'id')} } }` }), 2000, 'TOKEN_LIMIT_EXCEEDED'],
    ['50,000 characters', (n) => ({ query: '{ me { id } }'.padEnd(n) }), 50_000, 'TOKEN_LIMIT_EXCEEDED'],
    ['30 aliases', (n) => ({ query: `{ me { ${times(n, (i) => `a${i}: id`)} } }` }), 30, 'ALIAS_LIMIT_EXCEEDED'],
    [
      '30 aliases of __typename',
      (n) => ({ query: `{ me { ${times(n, (i) => `a${i}: __typename`)} } }` }),
      30,
      'ALIAS_LIMIT_EXCEEDED',
    ],
    [
      '8 directives at one field',
      (n) => ({ query: `{ me { id ${times(n, () => '@unknown')} } }` }),
      8,
      'DIRECTIVE_LIMIT_EXCEEDED',
    ],
    [
      '50 directives',
      (n) => ({ query: `{ me { ${times(n, () => 'id @include(if: true)')} } }` }),
      50,
      'DIRECTIVE_LIMIT_EXCEEDED',
    ],
    [
      '20 fields at the root',
      (n) => ({ query: `{ ${times(n, () => '__typename')} }` }),
      20,
      'ROOT_FIELD_LIMIT_EXCEEDED',
    ],
    [
      '20 fields at the root, by fragments',
      (n) => ({ query: `{ ${times(n, () => '...F')} } fragment F on Query { __typename }` }),
      20,
      'ROOT_FIELD_LIMIT_EXCEEDED',
    ],
    ['32 lists in each other', (n) => ({ query: literal(n) }), 32, 'NESTING_LIMIT_EXCEEDED'],
    [
      '32 lists in each other, in a variable',
      (n) => ({ query: WITH_ID, variables: { id: list(n) } }),
      32,
      'NESTING_LIMIT_EXCEEDED',
    ],
    [
      '100,000 characters of variables',
      (n) => ({ query: WITH_ID, variables: { id: 'x'.repeat(n - '{"id":""}'.length) } }),
      100_000,
      'VARIABLES_LIMIT_EXCEEDED',
    ],
  ])('has %s at most', async (_name, request, maximum, code) => {
    expect(await codeOf(request(maximum + 1))).toBe(code);
    expect(await codeOf(request(maximum))).not.toBe(code);
  });

  it('with variables deeper than the stack is refused, and no fault of ours', async () => {
    const id = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    expect(await codeOf({ query: WITH_ID, variables: { id } })).toBe('NESTING_LIMIT_EXCEEDED');
    expect(library.faults).toEqual([]);
  });
});

describe('the schema, where it may not be read', () => {
  it.each(['{ __schema { types { name } } }', '{ ...F } fragment F on Query { __type(name: "User") { name } }'])(
    'is for admins: %s',
    async (query) => {
      expect(await codeOf({ query })).toBe('INTROSPECTION_DISABLED');
      expect(await codeOf({ query, authorization: 'premium' })).toBe('INTROSPECTION_DISABLED');
      expect(await codeOf({ query, authorization: 'admin' })).toBeUndefined();
    },
  );

  it.each([
    [{ query: '{ me { nmae } }' }, 'Cannot query field "nmae" on type "User".'],
    [{ query: '{ mee { name } }' }, 'Cannot query field "mee" on type "Query".'],
    [{ query: '{ me { name @skp(if: true) } }' }, 'Unknown directive "@skp".'],
    [{ query: '{ media(idd: "b1") { id } }' }, 'Unknown argument "idd" on field "Query.media".'],
  ])('is not told by suggestions: %j', async (request, message) => {
    expect((await ask(request)).result.errors?.[0]?.message).toBe(message);
  });

  it('is told by suggestions elsewhere', async () => {
    const open = await startLibrary('local');
    const response = await open.gateway.run({ facade: 'graphql', query: '{ me { nmae } }' });
    expect(JSON.stringify(response)).toContain('Did you mean');
    await open.close();
  });
});
