import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, print, stripIgnoredCharacters, validate } from 'graphql';
import { canonicalize } from '../../src/plan/canonical.ts';
import { resumable, resumeFrom, startOf } from '../../src/plan/resumable.ts';
import { checkResumeRules } from '../../src/plan/resume-rules.ts';

const schema = buildSchema(/* GraphQL */ `
  type Query {
    now: Int
  }
  type Subscription {
    changed(titles: [ID!], after: String): Change
    ticked(every: Int): Change
    found(after: String!): Change
  }
  type Change {
    cursor: String!
    size: Int
    kind(upper: Boolean = false): String
  }
`);

const RULES = { 'Subscription.changed': { field: 'cursor', argument: 'after' } };

const prepare = (text: string, rules = RULES) => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const made = resumable(schema, canonicalize(schema, document).document, rules);
  expect(validate(schema, made.document).filter(({ message }) => !message.includes('is never used'))).toEqual([]);
  return { ...made, text: stripIgnoredCharacters(print(made.document)) };
};

describe('a subscription whose events carry a cursor', () => {
  it('selects the cursor and takes its place to begin from a variable', () => {
    const { text, resume } = prepare('subscription { changed { size } }');
    expect(text).toBe('subscription($lastEventId:String){changed(after:$lastEventId){size cursor}}');
    expect(resume).toMatchObject({ variable: 'lastEventId', given: undefined });
  });

  it('keeps its other arguments and variables, and the name it has in the data', () => {
    const { text, resume } = prepare('subscription S($t: [ID!]) { mine: changed(titles: $t) { c: cursor } }');
    expect(text).toBe(
      'subscription S($t:[ID!]$lastEventId:String){changed__1:changed(titles:$t after:$lastEventId){cursor cursor}}',
    );
    expect(resume?.idOf({ changed__1: { cursor: 'abc' } })).toBe('abc');
  });

  it('finds the field in a fragment', () => {
    const { text } = prepare('subscription { ...F } fragment F on Subscription { ... { changed { size } } }');
    expect(text).toBe(
      'subscription($lastEventId:String){...F}fragment F on Subscription{...{changed(after:$lastEventId){size cursor}}}',
    );
  });

  it("has another variable when the client's own is called so", () => {
    const { text, resume } = prepare('subscription ($lastEventId: [ID!]) { changed(titles: $lastEventId) { size } }');
    expect(text).toContain('changed(titles:$lastEventId after:$lastEventId1)');
    expect(resume?.variable).toBe('lastEventId1');
  });

  it.each([
    ['a null event', { changed: null }],
    ['no data', {}],
  ])('has no id for %s', (_, data) => {
    expect(prepare('subscription { changed { size } }').resume?.idOf(data)).toBeUndefined();
  });
});

describe('where it begins', () => {
  const literal = prepare('subscription { changed(after: "a") { size } }').resume;
  const variable = prepare('subscription ($from: String) { changed(after: $from) { size } }').resume;
  const open = prepare('subscription { changed { size } }').resume;

  it.each([
    ['now, when nobody says anything', open, {}, undefined, {}],
    ['after the last event seen', open, {}, 'z', { lastEventId: 'z' }],
    ['where the document says', literal, {}, undefined, { lastEventId: 'a' }],
    ['where a variable says', variable, { from: 'b' }, undefined, { from: 'b', lastEventId: 'b' }],
    ['now, when the variable is not given', variable, {}, undefined, {}],
    [
      'after the last event seen, whatever the client said at first',
      variable,
      { from: 'b' },
      'z',
      { from: 'b', lastEventId: 'z' },
    ],
  ])('is %s', (_, resume, variables, lastEventId, expected) => {
    expect(resumeFrom(resume, variables, lastEventId)).toEqual(expected);
  });

  it('is known when the client says it', () => {
    expect(literal && startOf(literal, {})).toBe('a');
    expect(variable && startOf(variable, { from: null })).toBeNull();
    expect(open && startOf(open, {})).toBeUndefined();
  });
});

describe('what has no rule', () => {
  it.each(['subscription { ticked { size } }', 'query { now }'])('stays as it is: %s', (text) => {
    const document = parse(text);
    expect(resumable(schema, document, RULES)).toEqual({ document, resume: undefined });
  });

  it('stays as it is when the rule does not fit', () => {
    const document = parse('subscription { ticked { size } }');
    const rules = { 'Subscription.ticked': { field: 'cursor', argument: 'every' } };
    expect(resumable(schema, document, rules).document).toBe(document);
  });
});

describe('a rule that does not fit the schema', () => {
  it.each([
    ['Subscription.gone', 'cursor', 'after', 'is no subscription'],
    ['Query.now', 'cursor', 'after', 'is no subscription'],
    ['Subscription.changed', 'cursor', 'since', 'has no argument "since"'],
    ['Subscription.ticked', 'cursor', 'every', 'has no argument "every" that takes a text'],
    ['Subscription.changed', 'size', 'after', 'has no text "size"'],
    ['Subscription.changed', 'kind', 'after', 'has no text "kind"'],
    ['Subscription.changed', 'id', 'after', 'has no text "id"'],
  ])('is named: %s by %s after %s %s', (name, field, argument, why) => {
    expect(() => checkResumeRules(schema, { [name]: { field, argument } })).toThrow(`"${name}" ${why}`);
  });

  it('is none of those that fit', () => {
    const found = { field: 'cursor', argument: 'after' };
    expect(() => checkResumeRules(schema, { ...RULES, 'Subscription.found': found })).not.toThrow();
  });
});
