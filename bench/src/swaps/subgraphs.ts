import { buildSubgraphSchema } from '@apollo/subgraph';
import { GUEST, defineSubgraph } from '@media-gateway/kernel';
import { type Served, serveSubgraph } from '@media-gateway/kernel/serve';
import { type GraphQLSchema, parse } from 'graphql';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

/** How often the clock of the subgraph ticks, in ms. */
export const TICK_MS = 100;

const TITLES = Array.from({ length: 20 }, (_, index) => ({ id: String(index), name: `Title ${index}` }));

/** Numbers each event, so that one that is lost is seen. */
async function* ticks() {
  for (let number = 1; ; number += 1) {
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    yield { tick: { number, title: TITLES[number % TITLES.length] } };
  }
}

const titles = {
  sdl: `${LINK} type Query { titles: [Title!]! } type Title @key(fields: "id") { id: ID! name: String! }
    type Tick { number: Int! title: Title! } type Subscription { tick: Tick! }`,
  resolvers: { Query: { titles: () => TITLES }, Subscription: { tick: { subscribe: ticks } } },
};

const ratings = {
  sdl: `${LINK} type Title @key(fields: "id") { id: ID! stars: Int! votes: Int! }`,
  resolvers: {
    Title: {
      __resolveReference: ({ id }: { readonly id: string }) => ({ id, stars: Number(id) % 5, votes: Number(id) * 7 }),
    },
  },
};

export const SUBGRAPHS = { titles, ratings };

/** The subgraphs over HTTP, open to everybody. */
export function startSubgraphs(secret: string): Promise<readonly Served[]> {
  const served = Object.entries(SUBGRAPHS).map(([name, { sdl, resolvers }]) => {
    const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }) as GraphQLSchema;
    const subgraph = defineSubgraph({ name, schema, createContext: () => ({ viewer: GUEST }) });
    return serveSubgraph(subgraph, { deps: {}, port: 0, host: '127.0.0.1', secret, report: console.error });
  });
  return Promise.all(served);
}
