import { buildSchema, execute, parse, type GraphQLFieldResolver } from 'graphql';
import {
  authorOf,
  type Product,
  productOf,
  products,
  type Review,
  reviewsOfProduct,
  reviewsOfUser,
  shippingEstimate,
  userOf,
  users,
} from './data.ts';
import { MONOLITH_SDL } from './sdl.ts';

type Resolve = (parent: never, args: never) => unknown;

const RESOLVERS: Readonly<Record<string, Resolve>> = {
  'Query.me': authorOf,
  'Query.user': (_: unknown, { id }: { id: string }) => userOf(id),
  'Query.users': () => users,
  'Query.topProducts': (_: unknown, { first }: { first: number }) => products.slice(0, first),
  'User.reviews': reviewsOfUser,
  'Product.reviews': ({ upc }: Product) => reviewsOfProduct(upc),
  'Product.shippingEstimate': ({ price, weight }: Product) => shippingEstimate(price, weight),
  'Review.author': authorOf,
  'Review.product': ({ upc }: Review) => productOf(upc),
};

const schema = buildSchema(MONOLITH_SDL);

const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, { parentType, fieldName }) => {
  const resolve = RESOLVERS[`${parentType.name}.${fieldName}`];
  return resolve
    ? resolve(source as never, args as never)
    : (source as Readonly<Record<string, unknown>> | undefined)?.[fieldName];
};

/** What an operation answers, by graphql-js over the same data in one schema: the `data` as JSON. */
export async function expectedData(query: string, variables: Readonly<Record<string, unknown>>): Promise<string> {
  const { data, errors } = await execute({ schema, document: parse(query), variableValues: variables, fieldResolver });
  if (errors?.[0]) throw errors[0];
  return JSON.stringify(data);
}
