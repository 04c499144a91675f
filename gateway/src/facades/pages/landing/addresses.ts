import type { PublishedOperation } from '../../../operations/operation.ts';
import { type Html, html } from '../html.ts';

export interface Address {
  readonly title: string;
  readonly path: string;
  readonly what: string;
  /** What to type, or to paste where `what` says. */
  readonly example: string;
  /** A page that a browser can open. */
  readonly open?: string;
}

export const addressCards = (operations: readonly PublishedOperation[], baseUrl: string): Html =>
  cards(addresses(operations, baseUrl));

export const cards = (shown: readonly Address[]): Html => html`<div class="cards">${shown.map(card)}</div>`;

const card = ({ title, path, what, example, open }: Address): Html =>
  html` <article class="card">
    <h3>${title}</h3>
    <p class="path">${open ? html`<a href="${open}"><code>${path}</code></a>` : html`<code>${path}</code>`}</p>
    <p>${what}</p>
    <div class="example">
      <pre tabindex="0" aria-label="Example: ${title}"><code>${example}</code></pre>
    </div>
  </article>`;

export const JSON_TYPE = `\\\n  -H 'content-type: application/json'`;

function addresses(operations: readonly PublishedOperation[], url: string): readonly Address[] {
  return [
    {
      title: 'GraphQL',
      path: '/graphql',
      what: 'Your own query, by POST.',
      example: `curl ${url}/graphql ${JSON_TYPE} \\\n  -d '{"query":"{ search(query: \\"heist\\", first: 2) { nodes { title { name year } } } }"}'`,
    },
    ...persisted(operations, url),
    {
      title: 'GraphiQL',
      path: '/graphql',
      open: '/graphql',
      what: 'The graph in a browser: documentation, completion, subscriptions. It opens with a query through all six subgraphs.',
      example: `{\n  title(id: "title_seven-samurai-1954") {\n    name\n    year\n    offers(region: "US") { platform { name } }\n  }\n}`,
    },
    {
      title: 'Subscriptions',
      path: `${url.replace(/^http/, 'ws')}/graphql`,
      what: 'Events over graphql-ws. Paste this into GraphiQL, then change an offer.',
      example: `subscription {\n  availabilityChanged(regions: ["US"]) {\n    kind\n    title { name }\n    platform { name }\n  }\n}`,
    },
    {
      title: 'REST',
      path: '/api/v1',
      open: '/api/v1/titles?first=3',
      what: 'Every operation with a route; failures are problem documents (RFC 9457).',
      example: `curl '${url}/api/v1/titles?genre=DRAMA&first=3'`,
    },
    {
      title: 'REST reference',
      path: '/docs',
      open: '/docs',
      what: 'Every route with its parameters, its answer and examples that can be sent from the page.',
      example: `${url}/docs`,
    },
    {
      title: 'Problems',
      path: '/problems',
      open: '/problems',
      what: 'What each error code means and what to do about it; JSON for programs.',
      example: `curl ${url}/problems/UNKNOWN_REGION`,
    },
    {
      title: 'OpenAPI 3.1',
      path: '/openapi.json',
      open: '/openapi.json',
      what: 'The REST routes, for client generators.',
      example: `curl ${url}/openapi.json`,
    },
    {
      title: 'MCP',
      path: '/mcp',
      what: 'The same operations as tools for AI agents, over Streamable HTTP; over stdio with “npm run mcp”.',
      example: `curl ${url}/mcp ${JSON_TYPE} \\\n  -H 'accept: application/json, text/event-stream' \\\n  -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
    },
    {
      title: 'Health',
      path: '/health/ready',
      open: '/health/ready',
      what: 'Answers 200 once it serves; /health/live while it runs.',
      example: `curl -i ${url}/health/ready`,
    },
  ];
}

/** An example of running by id needs an operation to run: of those that agents may read without saying anything, the simplest that tells a guest something. */
function persisted(operations: readonly PublishedOperation[], url: string): readonly Address[] {
  const [operation] = operations
    .filter(
      ({ kind, audience, variables }) =>
        kind === 'query' && audience.includes('AGENT') && variables.every(({ required }) => !required),
    )
    .sort((a, b) => personal(a) - personal(b) || a.variables.length - b.variables.length);
  if (!operation) return [];
  const example = `curl ${url}/graphql ${JSON_TYPE} \\\n  -d '{"documentId":"sha256:${operation.id}"}'`;
  return [
    {
      title: 'By id',
      path: '/graphql',
      what: `A published operation without its text, here ${operation.name}.`,
      example,
    },
  ];
}

const personal = ({ cache }: PublishedOperation): number => (cache?.scope === 'PRIVATE' ? 1 : 0);
