import type { PublishedOperation } from '../../operations/operation.ts';
import { tagOf, titleOf } from '../rest/openapi/operation.ts';
import { type RestOperation, restOperations } from '../rest/route.ts';
import { method, operationArticle } from './docs/operation.ts';
import { SEND_SCRIPT } from './docs/script.ts';
import { DOCS_STYLE } from './docs/style.ts';
import { type Html, html } from './html.ts';
import { SCRIPT } from './landing/script.ts';
import { type Page, pageHeader, renderPage } from './page.ts';

export interface DocsPageOptions {
  readonly operations: readonly PublishedOperation[];
  /** Where the gateway is reached, without a slash at the end; the examples use it. */
  readonly baseUrl: string;
}

/** The page at `/docs`: every REST route with its parameters, answer, problems and what the running system answered. */
export function renderDocsPage({ operations, baseUrl }: DocsPageOptions): Page {
  const groups = groupsOf(restOperations(operations));
  return renderPage({
    title: 'REST reference · Media gateway',
    style: DOCS_STYLE,
    script: SCRIPT + SEND_SCRIPT,
    body: html`<a class="skip" href="#routes">Skip to the routes</a>
      ${pageHeader('REST reference', LEAD)}
      <div class="reference">
        ${contents(groups)}
        <main id="routes">
          ${signIn}${groups.map((group) => section(group, baseUrl))}
          ${groups.length === 0 ? html`<p>No operation is published with a route.</p>` : ''}
        </main>
      </div>`,
  });
}

const LEAD = html`Every published operation with a route, below <code>/api/v1</code>. A failure is a
  <a href="/problems">problem document</a>; the same description for programs is
  <a href="/openapi.json">openapi.json</a>.`;

interface Group {
  readonly tag: string;
  readonly operations: readonly RestOperation[];
}

function groupsOf(operations: readonly RestOperation[]): readonly Group[] {
  const sorted = [...operations].sort((a, b) => (a.http.route < b.http.route ? -1 : 1));
  const tags = [...new Set(sorted.map(tagOf))];
  return tags.map((tag) => ({ tag, operations: sorted.filter((one) => tagOf(one) === tag) }));
}

const contents = (groups: readonly Group[]): Html =>
  html`<nav class="contents" aria-label="Routes">
    <details open>
      <summary>Routes</summary>
      ${groups.map(
        ({ tag, operations }) =>
          html`<h2>/${tag}</h2>
            <ul>
              ${operations.map((one) => html`<li><a href="#${one.name}">${method(one)} ${titleOf(one)}</a></li>`)}
            </ul>`,
      )}
    </details>
  </nav>`;

const signIn = html`<div class="signin">
  <label for="token">Access token</label>
  <input id="token" type="password" autocomplete="off" spellcheck="false" aria-describedby="token-hint" />
  <p id="token-hint">
    Sent with requests from this page, and kept nowhere. For development: <code>npm run token</code>.
  </p>
</div>`;

const section = ({ tag, operations }: Group, baseUrl: string): Html =>
  html`<section aria-labelledby="tag-${tag}">
    <h2 id="tag-${tag}">/${tag}</h2>
    ${operations.map((operation) => operationArticle(operation, baseUrl))}
  </section>`;
