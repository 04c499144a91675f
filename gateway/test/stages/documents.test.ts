import { describe, expect, it, jest } from '@jest/globals';
import { AppError, GUEST } from '@media-gateway/kernel';
import { type DocumentNode, type OperationDefinitionNode, parse } from 'graphql';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { createAdmit } from '../../src/stages/admit.ts';
import { InvalidRequest } from '../../src/stages/invalid-document.ts';
import { type Prepared, prepare } from '../../src/stages/prepare.ts';
import { type PrepareDocument, rememberDocuments, rememberRefusals } from '../../src/stages/remember-documents.ts';
import { composeTest } from '../plan/federation.ts';

const supergraph = composeTest({ a: { sdl: 'type Query { one: Int again: Query }', resolvers: {} } });

/** Admits as the gateway does, and counts what validation asks of the schema: nothing else asks for the root type of an operation. */
function start() {
  const validated = jest.spyOn(supergraph.apiSchema, 'getRootType').mockClear();
  const admit = createAdmit(supergraph, DEFAULT_OPTIONS.limits);
  const ask = (document: string, operationName?: string) => {
    const request = { facade: 'graphql' as const, query: document, ...(operationName && { operationName }) };
    return admit({ request, viewer: GUEST, document, published: false, given: {} });
  };
  return { ask, times: () => validated.mock.calls.length };
}

/** What is done where nothing is remembered. */
const prepareAnew = (text: string): Prepared =>
  prepare({
    schema: supergraph.apiSchema,
    text,
    operationName: undefined,
    limits: DEFAULT_OPTIONS.limits,
  });

/** What a client reads of it. */
const told = (error: AppError) => ({
  code: error.code,
  message: error.message,
  extensions: error.extensions,
  errors: error instanceof InvalidRequest ? error.errors : [],
});

function refusalOf(ask: () => unknown): AppError {
  try {
    ask();
  } catch (error) {
    return error as AppError;
  }
  throw new Error('was not refused');
}

/** Prepares as `answer` says, and counts. */
function counted(answer: PrepareDocument) {
  const asked: string[] = [];
  const count: PrepareDocument = (document, operationName) => {
    asked.push(document);
    return answer(document, operationName);
  };
  return { asked, count };
}

const refuse: PrepareDocument = (document) => {
  throw new AppError('GRAPHQL_PARSE_FAILED', `Not read: ${document.slice(0, 10)}`);
};

const preparedOf = (document: DocumentNode): Prepared => ({
  document,
  operation: document.definitions[0] as OperationDefinitionNode,
  fragments: {},
  introspects: false,
});

describe('a document that is refused', () => {
  it('is validated once, however often it is sent', () => {
    const { ask, times } = start();
    const refusals = Array.from({ length: 1000 }, () => refusalOf(() => ask('{ missing wrong }')));
    const remembered = times();
    const expected = told(refusalOf(() => prepareAnew('{ missing wrong }')));
    expect(remembered).toBe(times() - remembered);
    expect(remembered).toBeGreaterThan(0);
    expect(expected.errors).toHaveLength(2);
    for (const refusal of refusals) expect(told(refusal)).toEqual(expected);
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{ one'],
    ['GRAPHQL_VALIDATION_FAILED', '{ missing }'],
    ['OPERATION_RESOLUTION_FAILURE', 'query A { one } query B { one }'],
    ['DEPTH_LIMIT_EXCEEDED', `{ ${'again { '.repeat(9)} one ${'} '.repeat(9)} }`],
    ['TOKEN_LIMIT_EXCEEDED', `{ one } #${'x'.repeat(60_000)}`],
  ])('is refused with the same error again: %s', (code, document) => {
    const { ask } = start();
    const expected = told(refusalOf(() => prepareAnew(document)));
    expect(expected.code).toBe(code);
    for (const _time of [1, 2]) expect(told(refusalOf(() => ask(document)))).toEqual(expected);
  });

  it('under one name is not refused under another', () => {
    const { ask } = start();
    const document = 'query A { one }';
    expect(refusalOf(() => ask(document, 'B')).code).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(ask(document, 'A').prepared.operation.name?.value).toBe('A');
    expect(ask(document).prepared.operation.name?.value).toBe('A');
  });

  it('does not stand for another that begins where its name ends', () => {
    const { ask } = start();
    for (const [name, document] of [
      ['\nquery A {', ' one }'],
      ['A\nquery A {', ' one }'],
      ['query A {', '\n one }'],
    ] as const)
      expect(refusalOf(() => ask(document, name)).code).toBe('GRAPHQL_PARSE_FAILED');
    expect(ask('query A {\n one }').prepared.operation.name?.value).toBe('A');
    expect(ask('query A { one }', 'A').prepared.operation.name?.value).toBe('A');
    expect(ask('\nquery A { one }').prepared.operation.name?.value).toBe('A');
  });

  it('is looked at again after many others', () => {
    const { asked, count } = counted(refuse);
    const ask = rememberRefusals(count);
    const send = (document: string) => refusalOf(() => ask(document, undefined));
    for (let n = 0; n <= 500; n += 1) send(`${n}`);
    asked.length = 0;
    for (const document of ['500', '1', '0']) send(document);
    expect(asked).toEqual(['0']);
  });

  it('is looked at again after few others that are long', () => {
    const { asked, count } = counted(refuse);
    const ask = rememberRefusals(count);
    const long = (n: number) => `${n}${'x'.repeat(500_000)}`;
    for (let n = 0; n < 25; n += 1) refusalOf(() => ask(long(n), undefined));
    asked.length = 0;
    for (const n of [24, 0]) refusalOf(() => ask(long(n), undefined));
    expect(asked).toEqual([long(0)]);
  });

  it('pushes out no other when it is longer than any may be', () => {
    const { asked, count } = counted(refuse);
    const ask = rememberRefusals(count);
    for (const document of ['short', ...Array<string>(20).fill('x'.repeat(1_000_000)), 'short'])
      refusalOf(() => ask(document, undefined));
    expect(asked.filter((document) => document === 'short')).toHaveLength(1);
  });

  it('is tried again when it was not the document that failed', () => {
    const { asked, count } = counted(() => {
      throw new TypeError('a fault of ours');
    });
    const ask = rememberRefusals(count);
    for (const _time of [1, 2]) expect(() => ask('{ one }', undefined)).toThrow(TypeError);
    expect(asked).toHaveLength(2);
  });
});

describe('documents that are kept', () => {
  /** How often the first of so many documents is prepared when it comes again at the end. */
  function preparedFirst(howMany: number, tree: DocumentNode): number {
    const { asked, count } = counted(() => preparedOf(tree));
    const ask = rememberDocuments(count);
    for (let n = 0; n < howMany; n += 1) ask(`{ one } # ${n}`, undefined);
    ask('{ one } # 0', undefined);
    return asked.filter((document) => document === '{ one } # 0').length;
  }

  it('are all there while they are small', () => {
    expect(preparedFirst(2000, parse('{ one }'))).toBe(1);
    expect(preparedFirst(2001, parse('{ one }'))).toBe(2);
  });

  it('are fewer where they have many nodes, however short their text', () => {
    const dense = parse(`{${'a{a{a{b}}}'.repeat(400)}}`);
    expect(preparedFirst(10, dense)).toBe(1);
    expect(preparedFirst(80, dense)).toBe(2);
  });

  it('are the same each time', () => {
    const { ask } = start();
    expect(ask('{ one }').prepared).toBe(ask('{ one }').prepared);
  });
});
