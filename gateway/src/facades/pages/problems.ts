import type { Facade } from '../../gateway.ts';
import { PROBLEM_KINDS, type ProblemKind } from '../problems/texts.ts';
import { DOCS_STYLE } from './docs/style.ts';
import { type Html, html, prose } from './html.ts';
import { type Page, pageHeader, renderPage } from './page.ts';

/** The page at `/problems`: every error code. */
export const renderProblemsPage = (): Page =>
  page(
    'Problems',
    html`Every way in which a request can fail: <code>code</code> of a problem document, <code>extensions.code</code> of
      a GraphQL error. Codes never change their meaning.`,
    html`<section aria-label="Every code">
      <ul class="kinds">
        ${PROBLEM_KINDS.map(listed)}
      </ul>
    </section>`,
  );

const listed = ({ code, type, status, title }: ProblemKind): Html =>
  html`<li>
    <span class="status bad">${status}</span><a href="${type}"><code>${code}</code></a
    ><span class="what">${title}</span>
  </li>`;

const FACADES: Readonly<Record<Facade, string>> = {
  graphql: 'GraphQL',
  ws: 'WebSocket',
  rest: 'REST',
  mcp: 'MCP',
  webhook: 'Webhooks',
};

/** The page of one code, where `type` of a problem document leads. */
export const renderProblemPage = ({ code, status, title, when, remedy, over }: ProblemKind): Page =>
  page(
    title,
    html`<code>${code}</code>`,
    html`<dl class="kind">
      <dt>Status</dt>
      <dd><span class="status bad">${status}</span></dd>
      <dt>When it happens</dt>
      <dd>${prose(when)}</dd>
      <dt>What to do</dt>
      <dd>${prose(remedy)}</dd>
      <dt>Where</dt>
      <dd>${over.map((facade) => FACADES[facade]).join(', ')}</dd>
    </dl>`,
  );

/** The page of a code that there is not. */
export const renderUnknownProblemPage = (message: string): Page =>
  page('There is no such problem', html`${message}`, html`<p class="kind"><a href="/problems">Every problem</a></p>`);

const page = (title: string, lead: Html, body: Html): Page =>
  renderPage({
    title: `${title} · Media gateway`,
    style: DOCS_STYLE,
    body: html`<a class="skip" href="#content">Skip to the content</a>
      ${pageHeader(title, lead)}
      <main class="wrap" id="content">${body}</main>`,
  });
