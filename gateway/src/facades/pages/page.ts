import { createHash } from 'node:crypto';
import { type Html, html, trusted } from './html.ts';
import { MARK } from './landing/mark.ts';
import { STYLE } from './landing/style.ts';

export interface PageParts {
  readonly title: string;
  readonly style: string;
  readonly script?: string;
  readonly body: Html;
}

/** A page with what a browser may do on it. */
export interface Page {
  readonly markup: string;
  /** For the header `Content-Security-Policy`: nothing but what is in the page, and requests to where it came from. */
  readonly policy: string;
}

/** One file that loads nothing: its style and script are known by their hashes. */
export function renderPage({ title, style, script, body }: PageParts): Page {
  const css = STYLE + style;
  const code = script ? trusted(`<script>${script}</script>`) : '';
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(MARK)}" />
        ${trusted(`<style>${css}</style>`)}
      </head>
      <body>
        ${body}${code}
      </body>
    </html> `;
  return { markup, policy: policyFor(css, script) };
}

const policyFor = (style: string, script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script ? [`script-src ${hashOf(script)}`, "connect-src 'self'"] : []),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The head of a page below the landing page: where one is, and the ways on. */
export const pageHeader = (title: string, lead: Html): Html =>
  html`<header class="hero small">
    <div class="wrap">
      <p class="brand">${trusted(MARK)}<a href="/">Media gateway</a></p>
      <nav aria-label="Pages">
        <a href="/docs">REST reference</a><a href="/problems">Problems</a><a href="/graphql">GraphiQL</a
        ><a href="/openapi.json">openapi.json</a>
      </nav>
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
    </div>
  </header>`;
