import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLFloat, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { AppError, type Viewer, defineSubgraph, requireUser } from '../src/index.ts';

export const LEAK = 'relation "secret" does not exist';

interface Context {
  readonly viewer: Viewer;
  readonly greeting: string;
}

const query = new GraphQLObjectType<unknown, Context>({
  name: 'Query',
  fields: {
    hello: {
      type: GraphQLString,
      args: { name: { type: new GraphQLNonNull(GraphQLString) } },
      resolve: (_, { name }, { greeting }) => `${greeting} ${name}`,
    },
    me: { type: GraphQLString, resolve: (_, _args, { viewer }) => requireUser(viewer).id },
    missing: { type: GraphQLString, resolve: () => Promise.reject(new AppError('NOT_FOUND', 'There is none.')) },
    broken: { type: GraphQLString, resolve: () => Promise.reject(new Error(LEAK)) },
    half: { type: GraphQLFloat, resolve: () => 0.5 },
  },
});

const mutation = new GraphQLObjectType<unknown, Context>({
  name: 'Mutation',
  fields: { like: { type: GraphQLString, resolve: (_, _args, { viewer }) => `liked by ${requireUser(viewer).id}` } },
});

const subscription = new GraphQLObjectType<{ count: number }, Context>({
  name: 'Subscription',
  fields: {
    count: {
      type: GraphQLInt,
      args: { to: { type: new GraphQLNonNull(GraphQLInt) } },
      subscribe: (_, { to }: { to: number }) => countTo(to),
    },
    brokenAt: {
      type: GraphQLInt,
      args: { at: { type: new GraphQLNonNull(GraphQLInt) } },
      subscribe: () => countTo(2),
      resolve: ({ count }, { at }: { at: number }) => (count === at ? Promise.reject(new Error(LEAK)) : count),
    },
    mine: {
      type: GraphQLString,
      subscribe: (_, _args, { viewer }) => only({ mine: requireUser(viewer).id }),
    },
    refused: { type: GraphQLInt, subscribe: () => Promise.reject(new Error(LEAK)) },
  },
});

async function* countTo(to: number) {
  for (let count = 1; count <= to; count += 1) {
    await sleep(1);
    yield { count };
  }
}

async function* only<T>(value: T) {
  await sleep(1);
  yield value;
}

/** A small subgraph with something of everything. */
export const example = defineSubgraph<{ greeting: string }>({
  name: 'example',
  schema: new GraphQLSchema({ query, mutation, subscription }),
  createContext: ({ greeting }, viewer): Context => ({ greeting, viewer }),
});
