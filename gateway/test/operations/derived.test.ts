import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { compileConstraint } from '../../src/operations/constraint-check.ts';
import { constrained } from '../../src/operations/constraint.ts';
import { createCostOf } from '../../src/stages/cost.ts';
import { compiled, problemsOf, schema } from './fixture.ts';

const app = (text: string) => compiled(text.replace(' {', ' @audience(for: [APP]) {'));
const SAID = '"Says it."';

describe('a description', () => {
  const describedBy = (text: string) => app(text).variables.map(({ description }) => description);

  it('of an operation is its own, else that of its first field', () => {
    expect(app(`${SAID} query Op { title(id: "a") { name } }`).description).toBe('Says it.');
    expect(app('query Op { title(id: "a") { name } }').description).toBe('One title.');
  });

  it.each([
    ['its own', '"Own." $v: ID!', 'title(id: $v) { name }', 'Own.'],
    ['that of the argument it goes straight to', '$v: ID!', 'title(id: $v) { name }', 'Which one.'],
    ['that of the field, when the argument has none', '$v: ID!', 'mine(viewer: $v) { name }', 'Titles of a viewer.'],
    [
      'that of the input field it goes straight to',
      '$v: [Genre!]',
      'titles(filters: { genres: $v }) { nodes { name } }',
      'Of these kinds.',
    ],
    [
      'that of the field, when it is within a list',
      '$v: String!',
      'mine(viewer: "a", scopes: [$v]) { name }',
      'Titles of a viewer.',
    ],
  ])('of a variable is %s', (_, variable, field, description) => {
    expect(describedBy(`${SAID} query Op(${variable}) { ${field} }`)).toEqual([description]);
  });

  it('is asked for where nobody says anything', () => {
    const text = 'query Op($v: String) @audience(for: [APP]) { titles(query: $v) { nodes { name } } }';
    expect(problemsOf(text)).toEqual([
      ':1 The operation Op has no description; write one before it in quotes.',
      ':1 The variable $v has no description.',
    ]);
  });
});

describe('the scopes', () => {
  it.each([
    ['none', 'title(id: "a") { name }', []],
    ['none for a field that needs a signed-in viewer', 'title(id: "a") { secret }', []],
    [
      'of the type of a field, the first of its alternatives',
      'title(id: "a") { price { amount } }',
      ['prices:read', 'region:read'],
    ],
  ])('are %s', (_, selection, scopes) => {
    expect(app(`${SAID} query Op { ${selection} }`).scopes).toEqual(scopes);
  });

  it('are those of fields in fragments too', () => {
    const text = `${SAID} query Op { title(id: "a") { ...T } } fragment T on Title { price { amount } }`;
    expect(app(text).scopes).toEqual(['prices:read', 'region:read']);
  });

  it('are those of a mutation', () => {
    expect(app(`${SAID} mutation Op { drop(id: "a") }`).scopes).toEqual(['titles:write']);
  });
});

describe('the errors', () => {
  const errorsOf = (text: string) => app(text).errors;
  const plain = errorsOf(`${SAID} query Op { title(id: "a") { name } }`);

  it('of whatever is asked are those of tokens, subgraphs and plans', () => {
    expect(plain).toEqual(expect.arrayContaining(['UNAUTHENTICATED', 'SUBGRAPH_TIMEOUT', 'INTERNAL_SERVER_ERROR']));
    expect(plain).not.toEqual(expect.arrayContaining(['BAD_USER_INPUT']));
  });

  it.each([
    ['an id', `${SAID} query Op("I." $id: ID!) { title(id: $id) { name } }`, ['BAD_USER_INPUT', 'INVALID_ID']],
    [
      'a page',
      `${SAID} query Op("F." $first: Int "A." $after: String) { titles(first: $first, after: $after) { nodes { name } } }`,
      ['COST_LIMIT_EXCEEDED', 'BAD_USER_INPUT', 'INVALID_CURSOR', 'PAGE_SIZE_OUT_OF_RANGE'],
    ],
    [
      'a field of an input',
      `${SAID} query Op("F." $f: Filters) { titles(filters: $f) { nodes { name } } }`,
      ['COST_LIMIT_EXCEEDED', 'BAD_USER_INPUT', 'UNKNOWN_REGION'],
    ],
    ['a signed-in viewer', `${SAID} query Op { title(id: "a") { secret } }`, ['FORBIDDEN']],
    [
      'a subscription',
      `${SAID} subscription Op { added { name } }`,
      ['SUBSCRIPTION_LIMIT_EXCEEDED', 'SUBSCRIPTION_SCHEMA_RELOAD', 'EVENTS_DROPPED'],
    ],
    ['a mutation', `${SAID} mutation Op { add { name } }`, ['NOT_FOUND', 'CONFLICT', 'FORBIDDEN']],
    [
      'a variable that the viewer fills',
      `${SAID} query Op("V." $id: ID! @fromContext(claim: "id")) { mine(viewer: $id) { name } }`,
      [],
    ],
  ])('of %s are these beside them', (_, text, codes) => {
    const more = errorsOf(text).filter((code) => !plain.includes(code));
    expect([...more].sort()).toEqual([...codes].sort());
  });
});

describe('the cost', () => {
  it('is reckoned with defaults, and with something for each variable that has none', () => {
    const asked: unknown[] = [];
    const text = `${SAID} query Op("V." $v: ID! "F." $first: Int = 5 "O." $o: Int! "L." $l: [String!]! "G." $f: Filters) @audience(for: [APP]) {
      title(id: $v) { name } titles(first: $first, tags: $l, filters: $f) { nodes { name } } again: titles(first: $o) { nodes { name } }
    }`;
    const { cost, document } = compiled(text, { costOf: (_, variables) => (asked.push(variables), 42) });
    expect(cost).toBe(42);
    expect(asked).toEqual([{ v: '', o: 10, l: [''] }]);
    expect(document).toContain('$first: Int = 5');
  });

  it('is what admit reckons', () => {
    const costOf = createCostOf(schema, schema);
    const text = `${SAID} query Op("V." $v: ID!) @audience(for: [APP]) { title(id: $v) { notes { text } } }`;
    // A title, and ten notes: nobody says how many there are.
    expect(compiled(text, { costOf }).cost).toBe(11);
  });

  it('that cannot be reckoned stops the publishing', () => {
    const costOf = () => {
      throw new GraphQLError('too many fields');
    };
    expect(() => compiled(`${SAID} query Op @audience(for: [APP]) { title(id: "a") { name } }`, { costOf })).toThrow(
      'operations/op.graphql:1 The cost cannot be reckoned: too many fields',
    );
  });
});

describe('a constraint', () => {
  const values = fc.oneof(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.array(fc.constantFrom('', 'a', '𝒶b'), { maxLength: 4 }),
  );
  const size = fc.integer({ min: 0, max: 3 });
  const constraints = fc.record(
    {
      ...{ min: fc.integer({ min: -2, max: 2 }), max: fc.integer({ min: -2, max: 2 }) },
      ...{
        minLength: size,
        maxLength: size,
        minItems: size,
        maxItems: size,
        pattern: fc.constantFrom('^a', 'b$', '.'),
      },
    },
    { requiredKeys: [] },
  );

  it('holds for exactly the values that fit its JSON Schema', () => {
    const ajv = new Ajv2020({ strict: false });
    fc.assert(
      fc.property(constraints, values, (constraint, value) => {
        const type = Array.isArray(value) ? { type: 'array', items: { type: 'string' } } : { type: typeof value };
        const fits = ajv.validate(constrained(type, constraint), value);
        expect(compileConstraint(constraint)(value).length === 0).toBe(fits);
      }),
      { numRuns: 300 },
    );
  });
});
