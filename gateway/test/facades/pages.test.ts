import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { renderGraphiqlPage } from '../../src/facades/pages/graphiql.ts';
import { html, prose, trusted } from '../../src/facades/pages/html.ts';
import { renderLandingPage } from '../../src/facades/pages/landing.ts';
import { createFakeGateway, operations } from './catalogue.ts';

const page = renderLandingPage({ gateway: createFakeGateway(), baseUrl: 'http://127.0.0.1:4123' });

describe('the landing page', () => {
  it('lists every operation with its id, route and tool', () => {
    for (const { id, name, http, mcp } of operations) {
      expect(page).toContain(`id="${name}"`);
      expect(page).toContain(`sha256:${id}`);
      if (http) expect(page).toContain(`/api/v1${http.route}`);
      if (mcp) expect(page).toContain(`>${mcp.name}<`);
    }
  });

  it.each(['/graphql', '/openapi.json', '/health/ready', '/mcp', '/api/v1', 'ws://127.0.0.1:4123/graphql'])(
    'shows the address %s',
    (address) => {
      expect(page).toContain(address);
    },
  );

  it('gives examples with the host it is reached at', () => {
    expect(page).toContain('curl http://127.0.0.1:4123/mcp');
    expect(page).toContain('curl &#39;http://127.0.0.1:4123/api/v1/titles?genre=DRAMA&amp;first=3&#39;');
  });

  it('runs by id what tells a guest something', () => {
    const [title] = operations.filter(({ name }) => name === 'TitleDetails');
    if (!title) throw new Error('no TitleDetails');
    const common = { ...title, audience: ['AGENT'] as const, variables: [] };
    const own = { ...common, name: 'Mine', cache: { maxAge: 0, scope: 'PRIVATE' } as const };
    const all = { ...common, name: 'Everyones', cache: { maxAge: 60, scope: 'PUBLIC' } as const };
    const gateway = { ...createFakeGateway(), operations: [own, all] };
    expect(renderLandingPage({ gateway, baseUrl: 'http://127.0.0.1:4123' })).toContain('here Everyones.');
  });

  it('escapes what operations say', () => {
    expect(page).toContain('One title &amp; &lt;all&gt; about it.');
    expect(page).not.toContain('<all>');
  });

  it('loads nothing from elsewhere', () => {
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('can be read by all: a language, a title, one main heading, a way past the header', () => {
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toContain('href="#operations"');
    expect(page).toContain('id="operations"');
  });
});

describe('the landing page of a graph without published operations', () => {
  const schema = buildSchema('type Query { one: Int } type Mutation { a: Int b: Int }');
  const plain = renderLandingPage({
    gateway: { ...createFakeGateway(), schema, operations: [] },
    baseUrl: 'http://127.0.0.1:4123',
  });

  it('says what there is, and nothing of films', () => {
    expect(plain).toContain('1 query, 2 mutations.');
    expect(plain).toContain('curl http://127.0.0.1:4123/graphql');
    expect(plain).not.toMatch(/watch|title_|Subscriptions/);
  });

  it('tells of subscriptions where there are any', () => {
    const events = buildSchema('type Query { one: Int } type Subscription { ticked: Int }');
    const page = renderLandingPage({
      gateway: { ...createFakeGateway(), schema: events, operations: [] },
      baseUrl: 'http://127.0.0.1:4123',
    });
    expect(page).toContain('ws://127.0.0.1:4123/graphql');
  });

  it('opens GraphiQL with a query that is valid', () => {
    expect(renderGraphiqlPage(schema)).toContain('Ctrl-Space completes');
    expect(renderGraphiqlPage(schema)).not.toContain('six subgraphs');
  });
});

describe('markup', () => {
  it('escapes values, keeps markup, joins lists', () => {
    expect(html`<p title="${'"\'&<>'}">${['a', html`<b>${1}</b>`, trusted('<i>')]}</p>`.markup).toBe(
      '<p title="&quot;&#39;&amp;&lt;&gt;">a<b>1</b><i></p>',
    );
  });

  it('shows backticks as code', () => {
    expect(prose('see `a<b` here').markup).toBe('see <code>a&lt;b</code> here');
  });
});

it('GraphiQL is one page that asks /graphql and subscribes over a WebSocket', () => {
  const graphiql = renderGraphiqlPage();
  expect(graphiql).toContain('"endpoint":"/graphql"');
  expect(graphiql).toContain('"subscriptionsProtocol":"WS"');
  expect(graphiql).toContain('One query, six subgraphs');
});
