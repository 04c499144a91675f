import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { type GatewayRequest, Payload, SingleResponse } from '../../src/gateway.ts';
import { compileOperations } from '../../src/operations/compile.ts';
import { json, serveRest } from '../facades/rest-server.ts';

const schema = buildSchema(/* GraphQL */ `
  type Page {
    hasNextPage: Boolean!
    endCursor: String
  }
  type Names {
    nodes: [String!]!
    pageInfo: Page!
  }
  type Shelf {
    names: Names
  }
  type Query {
    names(first: Int, after: String, like: [String!]): Names
    shelf(after: String): Shelf
    count: Int
  }
`);

const PAGE = 'nodes pageInfo { hasNextPage endCursor }';
const SOURCES: Readonly<Record<string, string>> = {
  'names-first': `"By name." query NamesFirst("After." $after: String, "How many." $first: Int = 2, "Like." $like: [String!])
    @http(method: GET, route: "/names") @audience(for: [PARTNER]) { names(first: $first, after: $after, like: $like) { ${PAGE} } }`,
  'names-turned': `"By name." query NamesTurned("After." $after: String)
    @http(method: GET, route: "/turned") @audience(for: [PARTNER]) { names(after: $after) { pageInfo { endCursor hasNextPage } nodes } }`,
  'names-counted': `"By name." query NamesCounted("After." $after: String)
    @http(method: GET, route: "/counted", page: "names") @audience(for: [PARTNER]) { names(after: $after) { ${PAGE} } count }`,
  'names-on-shelf': `"By name." query NamesOnShelf("After." $after: String)
    @http(method: GET, route: "/shelf") @audience(for: [PARTNER]) { shelf(after: $after) { names { ${PAGE} } } }`,
};

const operations = compileOperations({
  schema,
  sources: Object.entries(SOURCES).map(([name, text]) => ({ file: `operations/${name}.graphql`, text })),
}).map((operation) => (operation.name === 'NamesOnShelf' ? { ...operation, hoist: ['shelf', 'names'] } : operation));

const ALL = ['Ada', 'Bob', 'Cy "{}" É', 'Dan', 'Eve'];

/** Two names after the one that the cursor is. */
function answerTo({ operationId, variables = {} }: GatewayRequest): string {
  const from = ALL.indexOf(String(variables['after'] ?? '')) + 1;
  const nodes = ALL.slice(from, from + 2);
  const pageInfo = { hasNextPage: from + 2 < ALL.length, endCursor: nodes.at(-1) ?? null };
  const name = operations.find(({ id }) => id === operationId)?.name;
  const names = name === 'NamesTurned' ? { pageInfo, nodes } : { nodes, pageInfo };
  const data = name === 'NamesOnShelf' ? { shelf: { names } } : { names, ...(name === 'NamesCounted' && { count: 5 }) };
  return JSON.stringify({ data, extensions: { cost: 3 } });
}

const asked: GatewayRequest[] = [];
const { ask, server } = await serveRest({
  version: 0,
  schema,
  operations,
  run: async (request) => {
    asked.push(request);
    return new SingleResponse(200, new Payload(answerTo(request)));
  },
  enter: (task) => void task(),
});

const nodesOf = (data: Record<string, { nodes?: string[] }>) => (data['names']?.nodes ?? data['nodes']) as string[];

describe('a route that is given in pages', () => {
  it.each(['/names', '/turned', '/counted', '/shelf'])('%s leads from page to page', async (route) => {
    const pages: string[][] = [];
    let next: string | undefined = `/api/v1${route}`;
    while (next !== undefined) {
      const { body, headers }: Awaited<ReturnType<typeof ask>> = await ask('GET', next);
      pages.push(nodesOf(body.data));
      const links = headers.get('link') ?? '';
      expect(links.includes('rel="first"')).toBe(pages.length > 1);
      expect(/<([^>]*)>; rel="next"/.exec(links)?.[1]).toBe(body.next);
      next = body.next;
    }
    expect(pages).toEqual([['Ada', 'Bob'], ['Cy "{}" É', 'Dan'], ['Eve']]);
  });

  it('keeps the other parameters', async () => {
    const { body, headers } = await ask('GET', '/api/v1/names?like=a&like=%C3%A9&first=2&after=Ada');
    const [first, next] = (headers.get('link') ?? '').split(', ');
    expect(first).toBe('</api/v1/names?like=a&like=%C3%A9&first=2>; rel="first"');
    expect(next).toBe(`<${body.next}>; rel="next"`);
    expect(new URLSearchParams(body.next.split('?')[1]).getAll('like')).toEqual(['a', 'é']);
    await ask('GET', body.next);
    expect(asked.at(-1)?.variables).toEqual({ like: ['a', 'é'], first: 2, after: 'Cy "{}" É' });
  });

  it('leads on where the answer is sparse', async () => {
    const { body } = await ask('GET', '/api/v1/names?fields=names.nodes');
    expect(body.data).toEqual({ names: { nodes: ['Ada', 'Bob'] } });
    expect(body.next).toBe('/api/v1/names?fields=names.nodes&after=Bob');
    expect(asked.at(-1)?.only).toEqual(['names.nodes', 'names.pageInfo.endCursor', 'names.pageInfo.hasNextPage']);
  });

  it('has no link where the variables came in a body', async () => {
    const { body, headers } = await ask('QUERY', '/api/v1/names', json({ first: 2 }));
    expect([body.next, headers.get('link')]).toEqual([undefined, null]);
    expect(server.url).toMatch(/^http/);
  });
});
