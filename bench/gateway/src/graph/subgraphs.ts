import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import {
  authorOf,
  type Product,
  productOf,
  products,
  type Review,
  reviews,
  reviewsOfProduct,
  reviewsOfUser,
  shippingEstimate,
  userOf,
  users,
} from './data.ts';
import { SDL, type SubgraphName } from './sdl.ts';

type Priced = Pick<Product, 'price' | 'weight'>;

const RESOLVERS = {
  accounts: {
    Query: { me: authorOf, user: (_: unknown, { id }: { id: string }) => userOf(id), users: () => users },
    User: { __resolveReference: ({ id }: { id: string }) => userOf(id) },
  },
  inventory: {
    Product: {
      // Price and weight come from the gateway alone: they are not this subgraph's to know.
      __resolveReference: ({ upc, ...required }: { upc: string } & Partial<Priced>) => ({
        upc,
        inStock: productOf(upc)?.inStock,
        ...required,
      }),
      shippingEstimate: ({ price, weight }: Priced) => shippingEstimate(price, weight),
    },
  },
  products: {
    Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
    Product: { __resolveReference: ({ upc }: { upc: string }) => productOf(upc) },
  },
  reviews: {
    Review: {
      __resolveReference: ({ id }: { id: string }) => reviews.find((review) => review.id === id),
      author: authorOf,
      product: ({ upc }: Review) => ({ upc }),
    },
    User: { __resolveReference: ({ id }: { id: string }) => ({ id }), reviews: reviewsOfUser },
    Product: {
      __resolveReference: ({ upc }: { upc: string }) => ({ upc }),
      reviews: ({ upc }: { upc: string }) => reviewsOfProduct(upc),
    },
  },
};

/** The executable schema of a subgraph. */
export const subgraphSchema = (name: SubgraphName): GraphQLSchema =>
  buildSubgraphSchema({ typeDefs: parse(SDL[name]), resolvers: RESOLVERS[name] });
