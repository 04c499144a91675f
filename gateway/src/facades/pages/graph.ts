import type { GraphQLSchema } from 'graphql';
import { html, trusted } from './html.ts';
import { type Address, JSON_TYPE, cards } from './landing/addresses.ts';
import { MARK } from './landing/mark.ts';
import { SCRIPT } from './landing/script.ts';
import { STYLE } from './landing/style.ts';

export interface GraphPageOptions {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** Where the gateway is reached, without a slash at the end; the examples use it. */
  readonly baseUrl: string;
}

/** The page at `/` of a graph without published operations: where it is asked, and how it can be entered. */
export const renderGraphPage = ({ schema, baseUrl }: GraphPageOptions): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Federated graph</title>
        <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(MARK)}" />
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#addresses">Skip to the addresses</a>
        <header class="hero">
          <div class="wrap">
            <p class="brand">${trusted(MARK)}<span>Gateway</span></p>
            <h1>A federated graph.</h1>
            <p class="lead">${entries(schema)}.</p>
            <p class="actions"><a class="button primary" href="/graphql">Open GraphiQL</a></p>
          </div>
        </header>
        <main class="wrap">
          <section aria-labelledby="addresses">
            <h2 id="addresses">Addresses</h2>
            ${cards(addresses(schema, baseUrl))}
          </section>
        </main>
        <script>
          ${trusted(SCRIPT)};
        </script>
      </body>
    </html> `.markup;

const rootsOf = (schema: GraphQLSchema) =>
  [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;

/** "12 queries, 1 mutation" */
function entries(schema: GraphQLSchema): string {
  const plural = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' };
  const counted = rootsOf(schema).flatMap(([kind, type]) => {
    const count = Object.keys(type?.getFields() ?? {}).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? kind : plural[kind]}`];
  });
  return counted.join(', ');
}

function addresses(schema: GraphQLSchema, url: string): readonly Address[] {
  const subscriptions: Address = {
    title: 'Subscriptions',
    path: `${url.replace(/^http/, 'ws')}/graphql`,
    what: 'Events over graphql-ws, or from /graphql as server-sent events.',
    example: `curl -N ${url}/graphql ${JSON_TYPE} \\\n  -H 'accept: text/event-stream' \\\n  -d '{"query":"subscription { … }"}'`,
  };
  return [
    {
      title: 'GraphQL',
      path: '/graphql',
      what: 'Your own query, by POST.',
      example: `curl ${url}/graphql ${JSON_TYPE} \\\n  -d '{"query":"{ __typename }"}'`,
    },
    ...(schema.getSubscriptionType() ? [subscriptions] : []),
    {
      title: 'Health',
      path: '/health/ready',
      open: '/health/ready',
      what: 'Answers 200 once it serves; /health/live while it runs.',
      example: `curl -i ${url}/health/ready`,
    },
  ];
}
