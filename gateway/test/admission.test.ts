import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GatewayRequest } from '../src/gateway.ts';
import { DEFAULT_OPTIONS } from '../src/options.ts';
import { type Library, startLibrary } from './fixture/supergraph.ts';

let library: Library;
beforeAll(async () => {
  library = await startLibrary('local', {
    limits: { ...DEFAULT_OPTIONS.limits, tokens: 300, aliases: 5, directives: 3 },
  });
});
afterAll(() => library.close());

async function run(request: Partial<GatewayRequest>) {
  const response = await library.gateway.run({ facade: 'graphql', ...request });
  if (response.kind !== 'single') throw new Error('expected one answer');
  return {
    status: response.status,
    ...(response.result as unknown as {
      data?: unknown;
      errors?: { message: string; extensions: Record<string, unknown> }[];
      extensions?: unknown;
    }),
  };
}

const NESTED = (levels: number) => `{ me { ${'reviews { media { '.repeat(levels)} id ${'} } '.repeat(levels)} } }`;

/** Six fragments, each spread nine times in the one before. */
const BOMB = `{ me { ...F0 } } ${[0, 1, 2, 3, 4].map((n) => `fragment F${n} on User { ${`...F${n + 1} `.repeat(9)} }`).join(' ')} fragment F5 on User { __typename }`;

describe('what is wrong with a request is said with a code before anything is planned', () => {
  it.each<[string, Partial<GatewayRequest>, string, number]>([
    ['neither text nor id', {}, 'BAD_REQUEST', 400],
    ['text and id', { query: '{ me { id } }', operationId: 'x' }, 'BAD_REQUEST', 400],
    ['an unknown id', { operationId: 'nope' }, 'PERSISTED_QUERY_NOT_FOUND', 404],
    ['text over REST', { facade: 'rest', query: '{ me { id } }' }, 'OPERATION_NOT_ALLOWED', 403],
    ['no GraphQL', { query: '{ me {' }, 'GRAPHQL_PARSE_FAILED', 400],
    [
      'a fragment that spreads itself',
      { query: '{ ...A } fragment A on Query { ...A }' },
      'GRAPHQL_VALIDATION_FAILED',
      400,
    ],
    ['few bytes that spread into many fields', { query: BOMB }, 'COST_LIMIT_EXCEEDED', 400],
    [
      'a comment longer than any document',
      { query: `{ me { id } } #${'x'.repeat(60_000)}` },
      'TOKEN_LIMIT_EXCEEDED',
      400,
    ],
    [
      'null where a default was meant',
      { query: 'query ($id: ID = "b1") { media(id: $id) { id } }', variables: { id: null } },
      'BAD_USER_INPUT',
      400,
    ],
    [
      'a name that is taken',
      {
        query: 'query ($representations: ID!) { media(id: $representations) { id } }',
        variables: { representations: 'b1' },
      },
      'GRAPHQL_VALIDATION_FAILED',
      400,
    ],
    [
      'a character no text has',
      { query: 'query ($id: ID!) { media(id: $id) { id } }', variables: { id: 'b\u0000' } },
      'BAD_USER_INPUT',
      400,
    ],
    ['the same character in the document', { query: '{ media(id: "b\\u0000") { id } }' }, 'BAD_USER_INPUT', 400],
    [
      'a subscription under a condition',
      { query: 'subscription ($a: Boolean!) { reviewAdded @include(if: $a) { id } }', variables: { a: true } },
      'GRAPHQL_VALIDATION_FAILED',
      400,
    ],
    ['an unknown field', { query: '{ me { nmae } }' }, 'GRAPHQL_VALIDATION_FAILED', 400],
    [
      'several operations and no name',
      { query: 'query A { me { id } } query B { me { id } }' },
      'OPERATION_RESOLUTION_FAILURE',
      400,
    ],
    [
      'an operation name that is not there',
      { query: 'query A { me { id } }', operationName: 'C' },
      'OPERATION_RESOLUTION_FAILURE',
      400,
    ],
    ['a missing variable', { query: 'query ($id: ID!) { media(id: $id) { id } }' }, 'BAD_USER_INPUT', 400],
    [
      'a variable of the wrong type',
      { query: 'query ($n: Int) { media(id: "b1") { reviews(first: $n) { id } } }', variables: { n: 'many' } },
      'BAD_USER_INPUT',
      400,
    ],
    [
      'a variable nobody asked for',
      { query: 'query ($id: ID!) { media(id: $id) { id } }', variables: { id: 'b1', ID: 'b1' } },
      'BAD_USER_INPUT',
      400,
    ],
    [
      'a mutation where nothing may change',
      { query: 'mutation { log(entry: "x") }', readOnly: true },
      'MUTATION_OVER_GET',
      405,
    ],
    ['too many tokens', { query: `{ ${'me { id } '.repeat(90)} }` }, 'TOKEN_LIMIT_EXCEEDED', 400],
    [
      'too many aliases',
      { query: `{ ${[1, 2, 3, 4, 5, 6].map((n) => `a${n}: me { id }`).join(' ')} }` },
      'ALIAS_LIMIT_EXCEEDED',
      400,
    ],
    [
      'too many directives',
      { query: '{ me { id @skip(if: true) @include(if: true) name @skip(if: true) @include(if: true) } }' },
      'DIRECTIVE_LIMIT_EXCEEDED',
      400,
    ],
    ['too deep', { query: NESTED(4) }, 'DEPTH_LIMIT_EXCEEDED', 400],
    [
      'too dear',
      { query: '{ allMedia { reviews { media { reviews { media { id } } } } } }' },
      'COST_LIMIT_EXCEEDED',
      400,
    ],
  ])('%s', async (_name, request, code, status) => {
    const { status: given, data, errors } = await run(request);
    expect(errors?.[0]?.extensions['code']).toBe(code);
    expect(given).toBe(status);
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).not.toBe('');
  });

  it('reports none of them as a fault of ours', () => {
    expect(library.faults).toEqual([]);
  });

  it('names the known variables when one is misspelt', async () => {
    const { errors } = await run({ query: 'query ($id: ID!) { media(id: $id) { id } }', variables: { ID: 'b1' } });
    expect(errors?.[0]?.message).toBe('The operation has no variable "$ID"; it has "$id".');
  });
});

it('looks through pages when it measures depth', async () => {
  const { depthOf } = await import('../src/stages/measure.ts');
  const { parse } = await import('graphql');
  expect(depthOf(parse('{ list { edges { node { a { b } } } pageInfo { endCursor } } }'))).toBe(3);
  expect(depthOf(parse('{ list { nodes { ...F } } } fragment F on T { a { b } }'))).toBe(3);
});

it('returns the cost beside the data', async () => {
  expect(await run({ query: '{ media(id: "b1") { reviews { id } } }' })).toMatchObject({ extensions: { cost: 11 } });
});

it('counts a page size of null as the default', async () => {
  const costOf = async (variables: Record<string, unknown>) =>
    (await run({ query: 'query ($n: Int) { media(id: "b1") { reviews(first: $n) { id } } }', variables })).extensions;
  expect(await costOf({ n: null })).toEqual(await costOf({}));
});

it('refuses to show the schema where that is switched off', async () => {
  const closed = await startLibrary('local', { introspection: false });
  for (const query of [
    '{ __schema { types { name } } }',
    '{ me { id } ...T } fragment T on Query { __type(name: "User") { name } }',
  ]) {
    const response = await closed.gateway.run({ facade: 'graphql', query });
    expect(response).toMatchObject({ kind: 'single', status: 403 });
    expect(JSON.stringify(response)).toContain('INTROSPECTION_DISABLED');
  }
  const { kind, ...answer } = await closed.gateway.run({ facade: 'graphql', query: '{ me { __typename } }' });
  expect([kind, 'status' in answer && answer.status]).toEqual(['single', 200]);
});

it('says what is wrong with a document that graphql-js gives up on', async () => {
  const wide = await startLibrary('local', { limits: { ...DEFAULT_OPTIONS.limits, tokens: 10_000 } });
  const query = `{ allMedia { ${'id '.repeat(4000)} } }`;
  const response = await wide.gateway.run({ facade: 'graphql', query });
  expect(JSON.stringify(response.kind === 'single' && response.result)).toContain('select each field once');
});
