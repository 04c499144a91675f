import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { compileOperations } from '../../src/operations/compile.ts';
import { printManifest } from '../../src/operations/manifest.ts';
import { OperationsError } from '../../src/operations/problem.ts';
import { createRegistry } from '../../src/operations/registry.ts';
import { operationNamed, operations, schema } from '../facades/catalogue.ts';

const compile = (...files: readonly (readonly [string, string])[]) =>
  compileOperations({ schema, sources: files.map(([name, text]) => ({ file: `operations/${name}.graphql`, text })) });

function problemsOf(...files: readonly (readonly [string, string])[]): string {
  try {
    compile(...files);
  } catch (error) {
    if (error instanceof OperationsError) return error.message;
    throw error;
  }
  return 'compiled';
}

/** A good operation with one thing replaced. */
const echo = (from = '', to = '') =>
  `"Says it."
query Echo(
  "What."
  $text: String
)
@http(method: GET, route: "/echo")
@mcp(name: "echo", title: "Echo")
@audience(for: [APP, AGENT]) {
  echo(text: $text)
}`.replace(from, to);

describe('what is refused', () => {
  it.each([
    ['no GraphQL', echo('{', '('), ':8 Syntax Error'],
    ['an unknown directive', echo('@mcp', '@mpc'), ':7 Unknown directive "@mpc"'],
    ['an unknown argument of a directive', echo('route:', 'path:'), ':6 Unknown argument "path" on directive "@http"'],
    ['a method that is none', echo('GET', 'FETCH'), ':6 Value "FETCH" does not exist in "HttpMethod" enum'],
    ['an audience that is none', echo('APP', 'ROBOT'), ':8 Value "ROBOT" does not exist in "Audience" enum'],
    ['a field that is none', echo('echo(text', 'ekko(text'), ':9 Cannot query field "ekko"'],
    ['a variable of another type', echo('String', 'Int'), ':3 Variable "$text" of type "Int"'],
    [
      'a file of another name',
      echo('Echo(', 'Echoes('),
      'operations/echo.graphql:2 The operation Echoes belongs into a file named "echoes.graphql"',
    ],
    ['no description', echo('"Says it."\n', ''), ':1 The operation Echo has no description'],
    ['a variable without a description', echo('"What."', ''), ':4 The variable $text has no description'],
    ['no name', echo('Echo', ''), ':1 The operation has no name'],
    [
      'a route variable that is no variable',
      echo('"/echo"', '"/echo/{txt}"'),
      ':6 The route names {txt}, but Echo has no variable $txt',
    ],
    ['a route without a slash', echo('"/echo"', '"echo"'), ':6 "echo" is not a route'],
    ['a route in capitals', echo('"/echo"', '"/Echo"'), ':6 "/Echo" is not a route'],
    ['a tool name with a hyphen', echo('"echo", title', '"e-cho", title'), ':7 "e-cho" is not a tool name'],
    ['no audience', echo('@audience(for: [APP, AGENT])', ''), 'has no audience'],
    ['an agent without a tool', echo('@mcp(name: "echo", title: "Echo")', ''), 'add @mcp'],
    ['a tool without an agent', echo('APP, AGENT', 'APP'), 'add AGENT to @audience'],
    [
      'a partner without a route',
      echo('@http(method: GET, route: "/echo")', '').replace('APP', 'PARTNER'),
      'add @http',
    ],
    ['a route for nobody', echo('APP, AGENT', 'AGENT'), '@http publishes to APP or PARTNER'],
    ['two operations in a file', `${echo()} query Other { echo }`, ':10 A second operation'],
    ['no operation in a file', 'fragment A on Film { id }', ':1 The file has no operation'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(['echo', text])).toContain(problem);
  });

  it('a mutation over GET', () => {
    const text =
      '"Unlike."\nmutation Unlike("Which." $titleId: ID!) @audience(for: [APP])\n@http(method: GET, route: "/u") { unlike(titleId: $titleId) }';
    expect(problemsOf(['unlike', text])).toBe(
      'operations/unlike.graphql:3 A mutation cannot be a GET route; use PUT, POST, PATCH or DELETE.',
    );
  });

  it('a subscription that is no GET', () => {
    const text =
      '"Likes."\nsubscription Liked @http(method: POST, route: "/l") @audience(for: [APP]) { liked { titleId } }';
    expect(problemsOf(['liked', text])).toBe('operations/liked.graphql:2 A subscription is a GET route, of events.');
  });

  const liked = (event: string, name = 'Liked') =>
    `"Likes."\nsubscription ${name} @webhook(event: "${event}") @audience(for: [APP]) { liked { titleId } }`;

  it.each(['liked', 'Title.liked', 'title.', 'title-liked.now', `title.${'a'.repeat(60)}`])(
    'the event "%s"',
    (event) => {
      expect(problemsOf(['liked', liked(event)])).toContain(
        `operations/liked.graphql:2 "${event}" is no name of an event`,
      );
    },
  );

  it('two that claim one event', () => {
    const files = [['liked', liked('title.liked')] as const, ['loved', liked('title.liked', 'Loved')] as const];
    expect(problemsOf(...files)).toContain('The event title.liked is already taken by operations/liked.graphql.');
    expect(compile(['liked', liked('title.liked')])).toMatchObject([{ webhook: { event: 'title.liked' } }]);
  });

  it('a list in a route', () => {
    const text = echo('$text: String', '$text: [String]')
      .replace('"/echo"', '"/echo/{text}"')
      .replace('echo(text: $text)', 'search(query: "a", tags: $text) { score }')
      .replace('[String]', '[String!]');
    expect(problemsOf(['echo', text])).toContain('no variable $text of a scalar or enum type');
  });

  it.each([
    ['operation name', echo(), 'operation name Echo'],
    [
      'route, whatever its variables are called',
      echo('Echo(', 'Echo2(').replace('"echo",', '"other",'),
      'route GET /echo',
    ],
    ['tool name', echo('Echo(', 'Echo2(').replace('"/echo"', '"/other"'), 'tool name echo'],
  ])('two that claim one %s', (_, second, what) => {
    const name = second.includes('Echo2') ? 'echo2' : 'again/echo';
    expect(problemsOf(['echo', echo()], [name, second])).toContain(
      `operations/${name}.graphql:1 The ${what} is already taken by operations/echo.graphql.`,
    );
  });

  it('every problem of every file at once, and nothing is compiled', () => {
    const report = problemsOf(['echo', echo('GET', 'FETCH')], ['other', echo('"What."', '')], ['third', '{']);
    expect(report.split('\n')).toHaveLength(4);
  });
});

describe('what is made of an operation', () => {
  it('is its canonical text without directives and descriptions, under the hash of that text', () => {
    const [operation] = compile(['echo', echo()]);
    expect(operation?.document).toBe('query Echo($text: String) {\n  echo(text: $text)\n}');
    // printf 'query Echo($text: String) {\n  echo(text: $text)\n}' | sha256sum
    expect(operation?.id).toBe('dc202f99bf3a4cf43588c8be3fb7a6cb342519b030409d02752cd64d8dc9570c');
    expect(operation).toMatchObject({
      name: 'Echo',
      kind: 'query',
      description: 'Says it.',
      audience: ['APP', 'AGENT'],
    });
    expect(operation).toMatchObject({ http: { method: 'GET', route: '/echo' }, mcp: { name: 'echo', title: 'Echo' } });
  });

  it('does not change with layout, comments and facade directives', () => {
    const [one] = compile(['echo', echo()]);
    const [other] = compile([
      'echo',
      `# new\n${echo('"/echo"', '"/say"').replace('(text: $text)', '( text:$text, )')}`,
    ]);
    expect(other?.id).toBe(one?.id);
  });

  it('keeps directives that the server has to see', () => {
    expect(operationNamed('TitleDetails').document).toContain('released @include(if: $dated)');
  });

  it('prints and parses to itself', () => {
    for (const { document } of operations) expect(print(parse(document))).toBe(document);
  });

  it('is ordered by name', () => {
    expect(operations.map(({ name }) => name)).toEqual([
      'Echo',
      'LikeTitle',
      'Liked',
      'SearchTitles',
      'TitleDetails',
      'UnlikeTitle',
    ]);
  });
});

describe('the registry', () => {
  const registry = createRegistry(operations);
  const { id } = operationNamed('Echo');

  it.each([id, id.toUpperCase(), `sha256:${id}`])('finds by %s', (asked) => {
    expect(registry.find(asked)?.name).toBe('Echo');
  });

  it.each(['', 'sha256:', 'Echo', `sha1:${id}`, `${id}0`])('does not find by %j', (asked) => {
    expect(registry.find(asked)).toBeUndefined();
  });
});

it('the manifest lists id, name, type and text of each', () => {
  const { format, version, operations: listed } = printManifest(operations);
  expect({ format, version }).toEqual({ format: 'apollo-persisted-query-manifest', version: 1 });
  const { id, document } = operationNamed('Liked');
  expect(listed).toContainEqual({ id, name: 'Liked', type: 'subscription', body: document });
  expect(listed).toHaveLength(operations.length);
});
