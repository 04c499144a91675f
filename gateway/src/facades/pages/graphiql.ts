import { createRequire } from 'node:module';
import { type GraphQLSchema, parse, validate } from 'graphql';

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

/** For a graph of somebody else. */
const PLAIN_QUERY = `# Ctrl-Space completes, Ctrl-Enter runs; the book on the left has the schema.
{
  __typename
}
`;

const fits = (schema: GraphQLSchema): boolean => validate(schema, parse(DEFAULT_QUERY)).length === 0;

/**
 * GraphiQL as one page of about 9 MB that loads nothing from elsewhere.
 * @param schema what clients see; it decides with which query the page opens.
 */
export function renderGraphiqlPage(schema?: GraphQLSchema): string {
  // Required when first asked for, since its bundle is large and most processes never show it.
  const { renderGraphiQL } = require('@graphql-yoga/render-graphiql') as typeof import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({
    title: 'GraphiQL',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
    defaultQuery: !schema || fits(schema) ? DEFAULT_QUERY : PLAIN_QUERY,
    schemaDescription: true,
    inputValueDeprecation: true,
  });
}
