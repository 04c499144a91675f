import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { compileOperations } from '../../src/operations/compile.ts';

/** As a composed supergraph has it: the hints of all subgraphs on one schema. */
const fullSchema = buildSchema(/* GraphQL */ `
  directive @cacheControl(
    maxAge: Int
    scope: Scope
    inheritMaxAge: Boolean
  ) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
  enum Scope {
    PUBLIC
    PRIVATE
  }
  interface Title @cacheControl(maxAge: 100) {
    id: ID!
    name: String
    mine: Boolean @cacheControl(maxAge: 0, scope: PRIVATE)
    credits: [Credit!] @cacheControl(inheritMaxAge: true)
    similar: [Title!] @cacheControl(maxAge: 20)
    extra: Extra
    notes: Notes
  }
  type Film implements Title @cacheControl(maxAge: 90) {
    id: ID!
    name: String
    mine: Boolean
    credits: [Credit!]
    similar: [Title!]
    extra: Extra
    notes: Notes
    minutes: Int @cacheControl(maxAge: 7)
  }
  type Show implements Title {
    id: ID!
    name: String
    mine: Boolean
    credits: [Credit!]
    similar: [Title!]
    extra: Extra
    notes: Notes
  }
  type Credit {
    role: String
    person: Person
  }
  type Person @cacheControl(maxAge: 50) {
    name: String
  }
  type Page @cacheControl(inheritMaxAge: true) {
    titles: [Title!]
  }
  type Extra {
    text: String
  }
  type Notes @cacheControl(maxAge: 30, scope: PRIVATE) {
    text: String
    shared: String @cacheControl(scope: PUBLIC)
  }
  union Found @cacheControl(maxAge: 40) = Film | Person
  type Query {
    title: Title
    hinted: Title @cacheControl(maxAge: 5)
    page: Page
    pageFor: Page @cacheControl(maxAge: 60)
    found: Found
    word: String
    wordFor(who: String): String @cacheControl(maxAge: 10)
    secret: String @cacheControl(maxAge: 10) @requiresScopes(scopes: [["read"]])
    negative: String @cacheControl(maxAge: -10)
  }
  type Mutation {
    change: Title
  }
`);

const compiled = (text: string, hints: { fullSchema?: typeof fullSchema } = { fullSchema }) => {
  const source = { file: 'operations/one.graphql', text: `"""One.""" ${text}` };
  return compileOperations({ schema: fullSchema, ...hints, sources: [source] })[0];
};
const policy = (selection: string) => compiled(`query One @audience(for: [APP]) ${selection}`)?.cache;
const forAll = (maxAge: number) => ({ maxAge, scope: 'PUBLIC' });
const forOne = (maxAge: number) => ({ maxAge, scope: 'PRIVATE' });

describe('how long an answer holds', () => {
  it.each([
    ['as long as the type of a root field says', '{ title { id name } }', forAll(90)],
    ['as the field says before its type', '{ hinted { id } }', forAll(5)],
    ['as the field that holds shortest, of several', '{ pageFor { titles { similar { id } } } }', forAll(20)],
    ['as its parent, where a value has no fields', '{ wordFor }', forAll(10)],
    ['as its parent, where the type says so', '{ pageFor { titles { id } } }', forAll(60)],
    ['as its parent, where the field says so', '{ title { credits { role person { name } } } }', forAll(50)],
    ['as the least of the types that it can be of', '{ found { ... on Film { id } } }', forAll(40)],
    ['with what one type alone has', '{ title { ... on Film { minutes } } }', forAll(7)],
    ['with fragments', '{ title { ...F } } fragment F on Title { similar { id } }', forAll(20)],
    ['with what may be left out', '{ title { id similar @skip(if: true) { id } } }', forAll(20)],
    ['with the name of a type, which holds like the type', '{ title { __typename } __typename }', forAll(90)],
    ['not at all below 0', '{ negative }', forAll(0)],
  ])('is %s', (_, selection, expected) => {
    expect(policy(selection)).toEqual(expected);
  });

  it.each([
    ['a root field without a hint', '{ word }'],
    ['a root field that would inherit from nothing', '{ page { titles { id } } }'],
    ['an object without a hint', '{ title { extra { text } } }'],
    ['one such beside others', '{ hinted { id } word }'],
    ['nothing but the name of the root', '{ __typename }'],
  ])('is not known for %s', (_, selection) => {
    expect(policy(selection)).toBeUndefined();
  });

  it('is not known without the supergraph, and not for changes', () => {
    const text = 'query One @audience(for: [APP]) { title { id } }';
    expect(compiled(text)?.cache).toEqual(forAll(90));
    expect(compiled(text, {})).not.toHaveProperty('cache');
    expect(compiled('mutation One @audience(for: [APP]) { change { id } }')).not.toHaveProperty('cache');
  });
});

describe('who may keep an answer', () => {
  it.each([
    ['a field that is theirs', '{ title { mine } }', forOne(0)],
    [
      'a field that is theirs by the interface of the type that was asked',
      '{ title { ... on Show { mine } } }',
      forOne(0),
    ],
    ['a type that is theirs', '{ title { notes { text } } }', forOne(30)],
    ['a type that is theirs, though the field says otherwise', '{ title { notes { shared } } }', forOne(30)],
    ['a field that needs a right', '{ secret }', forOne(10)],
    ['a field in a fragment that may be left out', '{ title { ... @include(if: false) { mine } } }', forOne(0)],
  ])('is the viewer alone with %s', (_, selection, expected) => {
    expect(policy(selection)).toEqual(expected);
  });

  it('is the viewer alone where a variable is filled from them, and not where a part is hidden from others', () => {
    const query = (variables: string, field: string) =>
      compiled(`query One${variables} @audience(for: [APP]) { wordFor ${field} }`)?.cache;
    expect(query('', '')).toEqual(forAll(10));
    expect(query('', 'other: wordFor @hideFrom(audience: [APP])')).toEqual(forAll(10));
    const claimed = query('("Who." $who: String @fromContext(claim: "id"))', 'other: wordFor(who: $who)');
    expect(claimed).toEqual(forOne(10));
  });
});
