import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readServiceConfig } from '@media-gateway/adapters';
import { type Embedded, openEmbedded } from '../src/start.ts';

const PAGE = `query ($first: Int!) {
  browseTitles(first: $first) {
    nodes {
      name(locale: "es-MX")
      credits(first: 1) { role person { name } }
      externalIds { source value }
      offers(region: "US") { type platform { name } }
      inWatchlist
      progress { share }
    }
  }
}`;

let embedded: Embedded;
let statements: string[] = [];
beforeAll(async () => {
  const config = readServiceConfig({
    DATABASE_URL: 'pglite:memory',
    DATA_DIR: './node_modules/.cache/embedded-test',
    LOG_LEVEL: 'silent',
  });
  embedded = await openEmbedded({ config, onQuery: (sql) => void statements.push(sql) });
}, 120_000);
afterAll(() => embedded.close());

/** The statements of one request, without those of the workers that look for events meanwhile. */
async function statementsOf(first: number): Promise<readonly string[]> {
  const authorization = `Bearer ${await embedded.identity.sign({ user: 'counter', role: 'user' })}`;
  statements = [];
  const response = await embedded.gateway.run({ facade: 'graphql', query: PAGE, variables: { first }, authorization });
  if (response.kind !== 'single' || response.result.errors) throw new Error(JSON.stringify(response));
  const { nodes } = response.result.data?.['browseTitles'] as { nodes: unknown[] };
  expect(nodes).toHaveLength(first);
  return statements.filter((sql) => !/outbox|webhook/.test(sql));
}

it('asks the database as often for a page of 50 titles as for one of 2', async () => {
  await statementsOf(2);
  const few = await statementsOf(2);
  const many = await statementsOf(50);
  expect(many).toHaveLength(few.length);
  expect(few).toHaveLength(8);
});
