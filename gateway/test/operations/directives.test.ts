import { describe, expect, it } from '@jest/globals';
import { compiled, problemsOf } from './fixture.ts';

const TITLE = '{ title(id: $id) { name } }';

/** A query with one variable on a line of its own, and what is said of it. */
const query = (
  variable: string,
  selection = TITLE,
  facets = '@http(method: GET, route: "/op") @audience(for: [APP])',
) =>
  `"Says it."
query Op(
  "What." ${variable}
)
${facets}
${selection}`;

const mutation = (variables: string, selection: string, http = 'method: POST, route: "/op"') =>
  `"Does it."
mutation Op(
  ${variables}
)
@http(${http})
@audience(for: [APP])
${selection}`;

const http = (more: string, selection = TITLE) =>
  query('$id: ID!', selection, `@http(method: GET, route: "/op/{id}", ${more}) @audience(for: [APP])`);

const mcp = (more: string) =>
  query('$id: ID!', TITLE, `@mcp(name: "op", title: "Op", ${more}) @audience(for: [AGENT])`);

const PAGES = '{ titles(query: $id) { nodes { name } pageInfo { endCursor } } title(id: "a") { name } }';

describe('@http', () => {
  it.each([
    ['status: 404', ':5 404 is not the status of a success; use 200, 201, 202 or 204.'],
    ['status: 203', ':5 203 is not the status of a success; use 200, 201, 202 or 204.'],
    ['deprecated: "soon"', ':5 "soon" is not a date; write one as 2026-11-22.'],
    ['deprecated: "2026-02-30"', ':5 "2026-02-30" is not a date; write one as 2026-11-22.'],
    ['sunset: "2026-1-2"', ':5 "2026-1-2" is not a date; write one as 2026-11-22.'],
    [
      'deprecated: "2026-11-22", sunset: "2026-11-21"',
      ':5 The sunset 2026-11-21 is before 2026-11-22, since when the route is deprecated; write a later one.',
    ],
    ['page: "titles"', ':5 The page "titles" is no field of the operation; it has title.'],
    ['page: "title"', ':5 The page "title" is no connection, which has pageInfo and nodes or edges.'],
  ])('with %s is refused', (more, problem) => {
    expect(problemsOf(http(more))).toEqual([problem]);
  });

  it('with a page whose pageInfo is not selected is refused', () => {
    const text = http('page: "all"', '{ all: titles(query: $id) { nodes { name } } }');
    expect(problemsOf(text.replace('$id: ID!', '$id: String!'))).toEqual([
      ':5 The page "all" has no pageInfo selected; select it.',
    ]);
  });

  it('says status, page and dates', () => {
    const text = http('status: 202, page: "titles", deprecated: "2026-11-22", sunset: "2026-11-22"', PAGES);
    expect(compiled(text.replace('$id: ID!', '$id: String!')).http).toEqual({
      method: 'GET',
      route: '/op/{id}',
      ...{ status: 202, page: 'titles', deprecated: '2026-11-22', sunset: '2026-11-22' },
    });
  });
});

describe('@body', () => {
  const add = '{ add(filters: $filters, more: $more) { name } }';
  const filters = '"F." $filters: Filters';
  it.each([
    [
      'on two variables',
      mutation(`${filters} @body\n  "M." $more: Filters @body`, add),
      ':4 A second @body; one variable is the body.',
    ],
    [
      'in a DELETE',
      mutation(`${filters} @body "M." $more: Filters`, add, 'method: DELETE, route: "/op"'),
      ':3 A DELETE request has no body; use POST, PUT or PATCH, or leave out @body.',
    ],
    ['in a GET', query('$id: ID! @body'), ':3 A GET request has no body; use POST, PUT or PATCH, or leave out @body.'],
    [
      'without a route',
      mutation(`${filters} @body "M." $more: Filters`, add).replace('@http(method: POST, route: "/op")', ''),
      ':3 @body says what the body of a REST request is; add @http(…).',
    ],
    [
      'on a variable of the route',
      mutation('"I." $id: ID @body', '{ add(id: $id) { name } }', 'method: PUT, route: "/op/{id}"'),
      ':3 $id is in the route, so it cannot be the body; leave out @body.',
    ],
  ])('%s is refused', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('marks the variable', () => {
    const { variables } = compiled(mutation(`${filters} @body "M." $more: Filters`, add));
    expect(variables.map(({ name, isBody }) => [name, isBody])).toEqual([
      ['filters', true],
      ['more', undefined],
    ]);
  });
});

describe('@hoist', () => {
  it.each([
    ['on two fields', '{ title(id: $id) @hoist {\n name @hoist } }', ':7 A second @hoist; one field is the answer.'],
    [
      'inside a list',
      '{ title(id: $id) { notes {\n text @hoist } } }',
      ':7 A field within a list cannot have @hoist: it must be one value, always asked for.',
    ],
    [
      'inside an inline fragment',
      '{ title(id: $id) { ... on Title { name @hoist } } }',
      ':6 A field within a fragment cannot have @hoist: it must be one value, always asked for.',
    ],
    [
      'inside a fragment',
      '{ title(id: $id) { ...T } }\nfragment T on Title { name @hoist }',
      ':7 A field within a fragment cannot have @hoist; put it in the operation itself.',
    ],
    [
      'below a condition',
      '{ title(id: $id) @include(if: true) { name @hoist } }',
      ':6 A field within a condition cannot have @hoist: it must be one value, always asked for.',
    ],
  ])('%s is refused', (_, selection, problem) => {
    expect(problemsOf(query('$id: ID!', selection))).toEqual([problem]);
  });

  it('without a route is refused', () => {
    const text = query('$id: ID!', '{ title(id: $id) @hoist { name } }', '@audience(for: [APP])');
    expect(problemsOf(text)).toEqual([':6 @hoist says what REST answers with; add @http(…).']);
  });

  it('says the way to the field by response keys, which may itself be a list', () => {
    expect(compiled(query('$id: ID!', '{ t: title(id: $id) { said: notes @hoist { text } } }')).hoist).toEqual([
      't',
      'said',
    ]);
    expect(compiled(query('$id: ID!')).hoist).toBeUndefined();
  });
});

describe('@mcp', () => {
  it.each([
    [
      'toolset: "My List"',
      ':5 "My List" is not the name of a toolset; use a lower-case word of at most 64 characters.',
    ],
    [
      'icons: ["http://example.com/a.png"]',
      ':5 "http://example.com/a.png" is not the address of a picture; write one that begins with https://.',
    ],
    ['icons: ["icon"]', ':5 "icon" is not the address of a picture; write one that begins with https://.'],
    ['readOnly: false', ':5 A query is readOnly; leave that out.'],
    ['destructive: true', ':5 What only reads is not destructive; leave that out.'],
  ])('with %s is refused', (more, problem) => {
    expect(problemsOf(mcp(more))).toEqual([problem]);
  });

  it('says toolset and pictures', () => {
    const text = mcp('toolset: "titles", icons: ["https://example.com/a.png"], idempotent: true');
    expect(compiled(text).mcp).toMatchObject({
      toolset: 'titles',
      icons: ['https://example.com/a.png'],
      idempotent: true,
    });
  });
});

describe('@webhook', () => {
  const added = (event: string) =>
    `"News." subscription Op @webhook(event: "${event}") @audience(for: [PARTNER]) { added { name } }`;

  it.each(['Title.added', 'title..added', '.added', 'title added', ''])('with the event "%s" is refused', (event) => {
    expect(problemsOf(added(event))).toEqual([
      `:1 "${event}" is no name of an event; use lower-case words joined by dots, at most 64 characters.`,
    ]);
  });

  it('is how partners are reached', () => {
    expect(compiled(added('title.added'))).toMatchObject({ webhook: { event: 'title.added' }, audience: ['PARTNER'] });
  });
});

describe('@fromContext', () => {
  const mine = (variable: string, facets?: string) => query(variable, '{ mine(viewer: $id) { name } }', facets);
  it.each([
    [
      'an unknown claim',
      mine('$id: ID! @fromContext(claim: "region")'),
      'The viewer has no claim "region"; there are id, role, scopes.',
    ],
    [
      'a claim of another type',
      mine('$id: ID! @fromContext(claim: "role")'),
      'The claim "role" does not fit $id: ID; it is of type String.',
    ],
    [
      'a variable of the route',
      mine('$id: ID! @fromContext(claim: "id")', '@http(method: GET, route: "/op/{id}") @audience(for: [APP])'),
      '$id is in the route, so the viewer cannot fill it.',
    ],
    [
      'a constraint beside it',
      mine('$id: ID! @fromContext(claim: "id") @constraint(minLength: 1)'),
      '$id is filled from the viewer, so @constraint says nothing; leave it out.',
    ],
  ])('with %s is refused', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([`:3 ${problem}`]);
  });

  it('takes the variable out of what clients send', () => {
    const { variables, inputSchema } = compiled(mine('$id: ID! @fromContext(claim: "id")'));
    expect(variables).toMatchObject([{ name: 'id', claim: 'id', required: true }]);
    expect(inputSchema).toMatchObject({ properties: {}, required: [], additionalProperties: false });
  });

  it.each(['$id: [String!] @fromContext(claim: "scopes")', '$id: [String!]! @fromContext(claim: "scopes")'])(
    'takes %s',
    (variable) => {
      const text = query(variable, '{ mine(viewer: "a", scopes: $id) { name } }');
      expect(compiled(text).variables[0]?.claim).toBe('scopes');
    },
  );
});

describe('@constraint', () => {
  const titles = (variable: string) =>
    query(
      variable,
      `{ titles(${{ Int: 'first', String: 'query', '[String!]': 'tags', '[Float!]': 'scores', Filters: 'filters' }[/: ([^ =]+)/.exec(variable)?.[1] ?? '']}: $v) { nodes { name } } }`,
    );
  it.each([
    ['$v: String @constraint(min: 1)', '"min" does not fit the type String; it takes minLength, maxLength, pattern.'],
    ['$v: Int @constraint(pattern: "a")', '"pattern" does not fit the type Int; it takes min, max.'],
    [
      '$v: String @constraint(maxItems: 1)',
      '"maxItems" does not fit the type String; it takes minLength, maxLength, pattern.',
    ],
    ['$v: Filters @constraint(min: 1)', '"min" does not fit the type Filters; it takes none.'],
    [
      '$v: [Float!] @constraint(minLength: 1)',
      '"minLength" does not fit the type [Float!]; it takes min, max, minItems, maxItems.',
    ],
    ['$v: String @constraint', '@constraint says nothing; give it an argument, or leave it out.'],
    ['$v: String @constraint(minLength: 3, maxLength: 2)', '"minLength" (3) is above "maxLength" (2).'],
    ['$v: Int @constraint(min: 3, max: 2.5)', '"min" (3) is above "max" (2.5).'],
    ['$v: [String!] @constraint(minItems: -1)', '"minItems" is -1; it cannot be below 0.'],
    ['$v: Int = 200 @constraint(max: 100)', 'The default must be at most 100, and is 200.'],
    ['$v: String = "" @constraint(minLength: 1)', 'The default must have at least 1 character, and has 0.'],
  ])('%s is refused', (variable, problem) => {
    expect(problemsOf(titles(variable))).toEqual([`:3 ${problem}`]);
  });

  it.each([
    ['^(a+)+$', /repeats something that holds a repetition/],
    ['^(a|aa)*$', /repeats something that holds a repetition, alternatives/],
    ['^(?:(a)\\\\1)+$', /or a back-reference/],
    ['^(?:a{2}){3,}$', /repeats something/],
    ['[', /is no regular expression/],
    ['(?<a>', /is no regular expression/],
    ['\\\\q', /is no regular expression/],
    ['a+b', /may take too long on a long text; begin it with \^/],
    ['^a*b*c*$', /may take too long/],
  ])('the pattern %s is refused', (pattern, problem) => {
    expect(problemsOf(titles(`$v: String @constraint(pattern: "${pattern}")`))).toEqual([
      expect.stringMatching(problem),
    ]);
  });

  it.each([
    ['^[a-z]+$', ''],
    ['^tt[0-9]{7,10}$', ''],
    ['^(?:film|show)$', ''],
    ['a+b', ', maxLength: 1000'],
    ['^[a-z]+(?:-[0-9]+)?$', ', maxLength: 1000'],
    ['\\\\p{Lu}', ''],
  ])('the pattern %s%s is taken', (pattern, more) => {
    expect(problemsOf(titles(`$v: String @constraint(pattern: "${pattern}"${more})`))).toEqual([]);
  });

  it('the pattern of a type that has its own is refused', () => {
    const text = query('$v: Region @constraint(pattern: "^U")', '{ titles(filters: { near: $v }) { nodes { name } } }');
    expect(problemsOf(text)).toEqual([':3 The type Region has a pattern of its own; leave yours out.']);
  });

  it.each([
    ['$v: Int! = 20 @constraint(min: 1, max: 100)', { type: 'integer', minimum: 1, maximum: 100, default: 20 }],
    [
      '$v: String @constraint(minLength: 1, maxLength: 9, pattern: "^a")',
      { anyOf: [{ type: 'string', minLength: 1, maxLength: 9, pattern: '^a' }, { type: 'null' }] },
    ],
    [
      '$v: [String!] @constraint(minItems: 1, maxItems: 5, maxLength: 9)',
      {
        anyOf: [{ type: 'array', minItems: 1, maxItems: 5, items: { type: 'string', maxLength: 9 } }, { type: 'null' }],
      },
    ],
  ])('%s is in the JSON Schema', (variable, shape) => {
    expect(
      compiled(titles(variable.replace('Int!', 'Int')).replace('$v: Int =', '$v: Int! =')).inputSchema['properties'],
    ).toEqual({
      v: { ...shape, description: 'What.' },
    });
  });
});
