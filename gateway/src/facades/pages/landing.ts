import type { Gateway } from '../../gateway.ts';
import { renderGraphPage } from './graph.ts';
import { html, trusted } from './html.ts';
import { addressCards } from './landing/addresses.ts';
import { MARK } from './landing/mark.ts';
import { operationList } from './landing/operations.ts';
import { SCRIPT } from './landing/script.ts';
import { STYLE } from './landing/style.ts';

export interface LandingPageOptions {
  readonly gateway: Gateway;
  /** Where the gateway is reached, without a slash at the end; the examples use it. */
  readonly baseUrl: string;
}

/** The page at `/`: what this is, every address with an example that works, and every published operation. One file, nothing loaded. */
export function renderLandingPage({ gateway, baseUrl }: LandingPageOptions): string {
  const { operations } = gateway;
  if (operations.length === 0) return renderGraphPage({ schema: gateway.schema, baseUrl });
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Media gateway</title>
        <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(MARK)}" />
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#operations">Skip to the operations</a>
        <header class="hero">
          <div class="wrap">
            <p class="brand">${trusted(MARK)}<span>Media gateway</span></p>
            <h1>
              Everything there is to watch,<br />
              in one graph.
            </h1>
            <p class="lead">
              One federated GraphQL graph answers what a title is, where it streams and what to watch next, for apps,
              partners and AI agents alike.
            </p>
            <p class="actions">
              <a class="button primary" href="/graphql">Open GraphiQL</a
              ><a class="button" href="/docs">REST reference</a
              ><a class="button" href="#operations">${operations.length} operations</a>
            </p>
            <ul class="subgraphs" aria-label="Subgraphs">
              ${SUBGRAPHS.map(([name, question]) => html`<li><b>${name}</b><span>${question}</span></li>`)}
            </ul>
          </div>
        </header>
        <main class="wrap">
          <section aria-labelledby="addresses">
            <h2 id="addresses">Addresses</h2>
            <p class="intro">
              Four kinds of client, one pipeline: whichever way an operation comes in, it is authenticated, limited and
              executed alike.
            </p>
            ${addressCards(operations, baseUrl)}
          </section>
          <section aria-labelledby="operations">
            <h2 id="operations">Published operations</h2>
            <p class="intro">Each is one file. From it come its persisted id, its REST route and its MCP tool.</p>
            ${operationList(operations)}
          </section>
        </main>
        <footer class="wrap">
          <p>
            Sign in for development with <code>npm run token -- --user demo</code> and send
            <code>Authorization: Bearer &lt;token&gt;</code>. Offers marked <code>SAMPLE</code> are examples, not
            today’s truth.
          </p>
        </footer>
        <script>
          ${trusted(SCRIPT)};
        </script>
      </body>
    </html> `.markup;
}

const SUBGRAPHS: readonly (readonly [string, string])[] = [
  ['content', 'What is it?'],
  ['search', 'Find me …'],
  ['recommendations', 'What should I watch?'],
  ['user', 'Who am I?'],
  ['sync', 'Where was I?'],
  ['availability', 'Where can I watch it?'],
];
