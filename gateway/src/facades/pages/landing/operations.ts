import type { PublishedOperation } from '../../../operations/operation.ts';
import { type Html, html, prose } from '../html.ts';

const KINDS = [
  ['query', 'Queries'],
  ['mutation', 'Mutations'],
  ['subscription', 'Subscriptions'],
] as const;

/** Every operation with its three faces, grouped by kind. */
export const operationList = (operations: readonly PublishedOperation[]): Html =>
  html`${KINDS.map(([kind, title]) =>
    group(
      title,
      operations.filter((operation) => operation.kind === kind),
    ),
  )}`;

const group = (title: string, operations: readonly PublishedOperation[]): Html =>
  operations.length === 0
    ? html``
    : html`<h3 class="group">${title} <span>${operations.length}</span></h3>
        <ul class="operations">
          ${operations.map(item)}
        </ul>`;

const item = (operation: PublishedOperation): Html =>
  html` <li id="${operation.name}">
    <div class="about">
      <h4><a href="#${operation.name}">${operation.name}</a></h4>
      <p>${prose(operation.description)}</p>
      <p class="audience">${operation.audience.map((audience) => html`<span>${audience.toLowerCase()}</span>`)}</p>
    </div>
    <dl class="faces">
      ${operation.http ? face('REST', route(operation)) : html``}
      ${operation.mcp ? face('MCP', html`<code>${operation.mcp.name}</code>`) : html``}
      ${face('id', html`<code class="id" title="sha256:${operation.id}" data-copy="${operation.id}">${operation.id}</code>`)}
    </dl>
  </li>`;

const face = (name: string, value: Html): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** What only a signed-in viewer has. */
const PERSONAL = /^\/me\//;

/** A route that needs nothing can be opened as it is. */
function route({ http, variables }: PublishedOperation): Html {
  if (!http) return html``;
  const path = `/api/v1${http.route}`;
  const opens = http.method === 'GET' && !PERSONAL.test(http.route) && variables.every(({ required }) => !required);
  const method = html`<b class="method ${http.method.toLowerCase()}">${http.method}</b>`;
  return html`<code>${method} ${opens ? html`<a href="${path}">${path}</a>` : path}</code>`;
}
