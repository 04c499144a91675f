import { describe, expect, it } from '@jest/globals';
import { type Direction, compareSchemas } from '../../../src/operations/compare/schemas.ts';
import type { JsonSchema } from '../../../src/operations/operation.ts';

const TEXT = { type: 'string' };
const INT = { type: 'integer' };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const oneOf = (...values: string[]): JsonSchema => ({ type: 'string', enum: values });
/** A name with `!` is required. */
const object = (properties: Readonly<Record<string, JsonSchema>>, closed = true): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name.replace('!', ''), one])),
  required: Object.keys(properties).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : [])),
  ...(closed && { additionalProperties: false }),
});
const has = (schema: JsonSchema) => object({ 'a!': schema });

const told = (direction: Direction, before: JsonSchema, after: JsonSchema) =>
  compareSchemas(direction, before, after).map(({ level, code, path }) => `${level} ${code} ${path}`);

type Row = readonly [what: string, before: JsonSchema, after: JsonSchema, ...told: string[]];

const INPUTS: readonly Row[] = [
  ['an optional input that is new', object({}), object({ a: TEXT }), 'addition input-added a'],
  ['a required input that is new', object({}), object({ 'a!': TEXT }), 'breaking input-required-added a'],
  ['an optional input that is gone', object({ a: TEXT }), object({}), 'breaking input-removed a'],
  ['a required input that is gone', object({ 'a!': TEXT }), object({}), 'breaking input-removed a'],
  ['an input made required', object({ a: TEXT }), object({ 'a!': TEXT }), 'breaking input-made-required a'],
  ['`String` made `String!`', object({ a: orNull(TEXT) }), object({ 'a!': TEXT }), 'breaking input-made-required a'],
  ['`String!` made `String`', object({ 'a!': TEXT }), object({ a: orNull(TEXT) }), 'addition input-made-optional a'],
  [
    '`String! = "x"` made `String!`',
    object({ a: { ...TEXT, default: 'x' } }),
    object({ 'a!': TEXT }),
    'breaking input-made-required a',
  ],
  [
    '`Int = 1` made `Int! = 1`',
    object({ a: { ...orNull(INT), default: 1 } }),
    object({ a: { ...INT, default: 1 } }),
    'breaking input-null-refused a',
  ],
  [
    'another default',
    object({ a: { ...INT, default: 1 } }),
    object({ a: { ...INT, default: 2 } }),
    'warning input-default-changed a',
  ],
  [
    'a default that is gone',
    object({ a: { ...INT, default: 1 } }),
    object({ a: INT }),
    'warning input-default-changed a',
  ],
  ['an enum value that is new', has(oneOf('A')), has(oneOf('A', 'B')), 'addition input-value-added a'],
  ['an enum value that is gone', has(oneOf('A', 'B')), has(oneOf('A')), 'breaking input-value-removed a'],
  ['an enum that becomes text', has(oneOf('A')), has(TEXT), 'addition input-widened a'],
  ['text that becomes an enum', has(TEXT), has(oneOf('A')), 'breaking input-narrowed a'],
  ['a number that becomes an integer', has({ type: 'number' }), has(INT), 'breaking input-narrowed a'],
  ['an integer that becomes a number', has(INT), has({ type: 'number' }), 'addition input-widened a'],
  ['another scalar', has(INT), has(TEXT), 'breaking input-type-changed a'],
  ['any scalar that becomes text', has({}), has(TEXT), 'breaking input-narrowed a'],
  ['text that gets a pattern', has(TEXT), has({ ...TEXT, pattern: '^a' }), 'breaking input-narrowed a'],
  ['text that loses its format', has({ ...TEXT, format: 'date' }), has(TEXT), 'addition input-widened a'],
  [
    'another format',
    has({ ...TEXT, format: 'date' }),
    has({ ...TEXT, format: 'date-time' }),
    'breaking input-type-changed a',
  ],
  ['a keyword nobody here knows', has(TEXT), has({ ...TEXT, maxLength: 3 }), 'breaking input-narrowed a'],
  ['a list that becomes a scalar', has(listOf(TEXT)), has(TEXT), 'breaking input-type-changed a'],
  ['a scalar that becomes a list', has(TEXT), has(listOf(TEXT)), 'breaking input-type-changed a'],
  ['items that refuse null', has(listOf(orNull(TEXT))), has(listOf(TEXT)), 'breaking input-null-refused a[]'],
  ['items of another type', has(listOf(TEXT)), has(listOf(INT)), 'breaking input-type-changed a[]'],
  [
    'a field of an optional input object that is required now',
    object({ a: orNull(has(TEXT)) }),
    object({ a: orNull(object({ 'a!': TEXT, 'b!': TEXT })) }),
    'breaking input-required-added a.b',
  ],
  [
    'a value deep within',
    object({ a: orNull(object({ b: orNull(listOf(oneOf('A', 'B'))) })) }),
    object({ a: orNull(object({ b: orNull(listOf(oneOf('A'))) })) }),
    'breaking input-value-removed a.b[]',
  ],
  [
    'an open object that is closed, with what is in it',
    has(object({ 'b!': TEXT }, false)),
    has(object({ 'b!': INT })),
    'breaking input-narrowed a',
    'breaking input-type-changed a.b',
  ],
  [
    'a closed object that is opened does not hide what is in it',
    has(object({ 'b!': TEXT })),
    has(object({ 'b!': INT }, false)),
    'addition input-widened a',
    'breaking input-type-changed a.b',
  ],
];

const open = (properties: Readonly<Record<string, JsonSchema>>) => object(properties, false);
const gives = (schema: JsonSchema) => open({ 'a!': schema });

const OUTPUTS: readonly Row[] = [
  ['a field that is new', open({}), gives(TEXT), 'addition output-added a'],
  ['a field that is new and may be missing', open({}), open({ a: TEXT }), 'addition output-added a'],
  ['a field that is gone', gives(TEXT), open({}), 'breaking output-removed a'],
  ['a field that could be missing and is gone', open({ a: TEXT }), open({}), 'breaking output-removed a'],
  ['a field with @include now', gives(TEXT), open({ a: TEXT }), 'breaking output-may-be-missing a'],
  ['a field without @include now', open({ a: TEXT }), gives(TEXT), 'addition output-always-there a'],
  ['non-null that becomes nullable', gives(TEXT), gives(orNull(TEXT)), 'breaking output-may-be-null a'],
  ['nullable that becomes non-null', gives(orNull(TEXT)), gives(TEXT), 'addition output-never-null a'],
  ['items that may be null', gives(listOf(TEXT)), gives(listOf(orNull(TEXT))), 'breaking output-may-be-null a[]'],
  ['an enum value that is new', gives(oneOf('A')), gives(oneOf('A', 'B')), 'warning output-value-added a'],
  ['an enum value that is gone', gives(oneOf('A', 'B')), gives(oneOf('A')), 'addition output-value-removed a'],
  ['an enum that becomes text', gives(oneOf('A')), gives(TEXT), 'breaking output-widened a'],
  ['text that becomes an enum', gives(TEXT), gives(oneOf('A')), 'addition output-narrowed a'],
  ['an integer that becomes a number', gives(INT), gives({ type: 'number' }), 'breaking output-widened a'],
  ['another scalar', gives(INT), gives(TEXT), 'breaking output-type-changed a'],
  ['a list that becomes an object', gives(listOf(TEXT)), gives(open({})), 'breaking output-type-changed a'],
  [
    'a field deep within that is gone, and its neighbour that may be null',
    gives(orNull(listOf(open({ 'b!': TEXT, 'c!': TEXT })))),
    gives(orNull(listOf(open({ 'b!': orNull(TEXT) })))),
    'breaking output-may-be-null a[].b',
    'breaking output-removed a[].c',
  ],
  [
    'a further alternative',
    gives({ anyOf: [TEXT, INT] }),
    gives({ anyOf: [INT, { type: 'boolean' }, TEXT] }),
    'breaking output-widened a',
  ],
  [
    'an alternative fewer, and null',
    gives({ anyOf: [TEXT, orNull(INT)] }),
    gives(TEXT),
    'addition output-never-null a',
    'addition output-narrowed a',
  ],
  [
    'a field that is new in one of two alternatives',
    gives({ anyOf: [open({ 'b!': TEXT }), open({ 'c!': TEXT })] }),
    gives({ anyOf: [open({ 'b!': TEXT }), open({ 'c!': TEXT, 'd!': TEXT })] }),
    'addition output-added a.d',
  ],
];

describe('for those who send it', () => {
  it.each(INPUTS)('%s', (_, before, after, ...expected) => {
    expect(told('input', before, after)).toEqual(expected);
  });
});

describe('for those who read it', () => {
  it.each(OUTPUTS)('%s', (_, before, after, ...expected) => {
    expect(told('output', before, after)).toEqual(expected);
  });
});

describe('what does not matter', () => {
  it.each<[string, JsonSchema, JsonSchema]>([
    ['a description', has(TEXT), has({ ...TEXT, description: 'Words.' })],
    ['the order of properties', object({ a: TEXT, b: INT }), object({ b: INT, a: TEXT })],
    ['the order of enum values', has(oneOf('A', 'B')), has(oneOf('B', 'A'))],
    ['the order of alternatives', has({ anyOf: [TEXT, INT] }), has({ anyOf: [INT, TEXT] })],
    ['where null stands', has(orNull({ anyOf: [TEXT, INT] })), has({ anyOf: [TEXT, orNull(INT)] })],
  ])('%s', (_, before, after) => {
    expect([...told('input', before, after), ...told('output', before, after)]).toEqual([]);
  });
});

describe('the words', () => {
  it.each<[Direction, JsonSchema, JsonSchema, string]>([
    ['input', object({}), object({ 'a!': TEXT }), 'requires "a", which callers do not send'],
    ['input', has(oneOf('A', 'B')), has(oneOf('A')), 'refuses B for "a"'],
    ['input', has(listOf(TEXT)), has(TEXT), 'takes string for "a" instead of list'],
    ['input', has(INT), has({ ...INT, default: 2 }), 'has another default for "a": 2 instead of none'],
    ['output', gives(oneOf('A')), gives(oneOf('A', 'B')), 'may answer B for "a", which readers do not know'],
    ['output', gives(oneOf('A')), gives(TEXT), 'may answer more for "a": string beside one of A'],
    ['output', TEXT, INT, 'answers integer for the whole instead of string'],
  ])('%s %j → %j', (direction, before, after, says) => {
    expect(compareSchemas(direction, before, after).map((change) => change.says)).toEqual([says]);
  });
});
