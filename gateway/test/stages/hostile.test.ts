import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { type Prepared, prepare } from '../../src/stages/prepare.ts';
import { rememberCosts } from '../../src/stages/remember-costs.ts';
import { coerceVariables } from '../../src/stages/variables.ts';

const schema = buildSchema('type Query { text(value: String, list: [Int!]): String }');

const prepared = (text: string): Prepared =>
  prepare({ schema, text, operationName: undefined, limits: DEFAULT_OPTIONS.limits });

describe('what is kept of a document', () => {
  it('has its places, and not the list of its tokens', () => {
    const { document, operation } = prepared(`{ text }${'\n#'.repeat(1000)}`);
    for (const loc of [document.loc, operation.loc, operation.selectionSet.selections[0]?.loc]) {
      let [tokens, at] = [0, loc?.startToken];
      for (; at; at = at.next ?? undefined) tokens += 1;
      expect(tokens).toBeLessThanOrEqual(1);
    }
    expect(operation.selectionSet.selections[0]?.loc).toMatchObject({ start: 2, end: 6 });
  });

  it('is no cost for variables that are large', () => {
    let reckoned = 0;
    const costOf = rememberCosts(() => (reckoned += 1));
    const document = parse('query ($list: [Int!]) { text(list: $list) }');
    const costs = [[1], [1], Array<number>(1000).fill(1), Array<number>(1000).fill(1)];
    expect(costs.map((list) => costOf(document, { list }))).toEqual([1, 1, 2, 3]);
  });
});

describe('a document that is nested deeply', () => {
  const nested = (levels: number) => `{ ${'... { '.repeat(levels)} text ${'} '.repeat(levels)} }`;
  const chained = (levels: number) =>
    `{ ...F0 } ${Array.from({ length: levels }, (_, n) => `fragment F${n} on Query { ...F${n + 1} }`).join(' ')} fragment F${levels} on Query { text }`;
  const limits = { ...DEFAULT_OPTIONS.limits, tokens: 100_000, characters: 1_000_000 };
  const read = (text: string) => prepare({ schema, text, operationName: undefined, limits });

  it.each([
    ['fields in fragments', nested(1000), 'DEPTH_LIMIT_EXCEEDED'],
    ['fragments of fragments', chained(1000), 'DEPTH_LIMIT_EXCEEDED'],
    ['more fragments of fragments than the stack has room for', chained(9000), 'DEPTH_LIMIT_EXCEEDED'],
    ['a value', `{ text(list: ${'['.repeat(30_000)}${']'.repeat(30_000)}) }`, 'GRAPHQL_PARSE_FAILED'],
  ])('is refused: %s', (_name, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });

  it('within reason is read', () => {
    expect(read(nested(300)).operation.operation).toBe('query');
  });
});

describe('a variable', () => {
  const coerced = (given: object) =>
    coerceVariables(
      schema,
      prepared('query ($a: String) { text(value: $a) }').operation,
      { ...given },
      DEFAULT_OPTIONS.limits,
    );

  it.each(['\\u0000', '\\\\u0000', 'a\\\\\\u0000'])('may have the text %j', (a) => {
    expect(coerced({ a })).toEqual({ a });
  });

  it.each(['\0', '\\\0', '\\\\\0'])('may not have U+0000: %j', (a) => {
    expect(() => coerced({ a })).toThrow('U+0000');
  });

  it('that there is not is named, but not every one of many', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`${n}${'x'.repeat(1000)}`, n]));
    expect(() => coerced(many)).toThrow(/^.{50,2500}; it has "\$a"\.$/);
  });

  it('may not be named "__proto__", which no object holds', () => {
    expect(() => prepared('query ($__proto__: String) { text(value: $__proto__) }')).toThrow('"$__proto__"');
  });
});
