import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const DEFAULT_QUERY = `# One query, six subgraphs:
# search finds, content names, availability says where,
# recommendations adds what is alike, sync and user know you.
# Sign in under "Headers": {"Authorization": "Bearer …"}
# with a token of: npm run token -- --user demo
query Tonight {
  viewer {
    role
    user {
      name
    }
  }
  search(query: "slow film about memory", first: 3) {
    totalCount
    nodes {
      score
      title {
        id
        kind
        name
        year
        genres
        inWatchlist
        watchNow(region: "US") {
          type
          platform {
            name
          }
        }
        similar(first: 2) {
          reason {
            text
          }
          title {
            name
          }
        }
      }
    }
  }
}
`;

/** GraphiQL as one page of about 9 MB that loads nothing from elsewhere. */
export function renderGraphiqlPage(): string {
  // Required when first asked for, since its bundle is large and most processes never show it.
  const { renderGraphiQL } = require('@graphql-yoga/render-graphiql') as typeof import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({
    title: 'Media gateway · GraphiQL',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
    defaultQuery: DEFAULT_QUERY,
    schemaDescription: true,
    inputValueDeprecation: true,
  });
}
