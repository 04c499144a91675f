import { buildSchema } from 'graphql';
import { type CompileOptions, compileOperations } from '../../src/operations/compile.ts';
import type { PublishedOperation } from '../../src/operations/operation.ts';
import { OperationsError } from '../../src/operations/problem.ts';

/** A graph with everything that a facade directive may be put on, and rights on some of it. */
export const schema = buildSchema(/* GraphQL */ `
  directive @authenticated on FIELD_DEFINITION | OBJECT
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
  scalar Region
  enum Genre {
    DRAMA
    COMEDY
  }
  input Filters {
    "Of these kinds."
    genres: [Genre!]
    from: Int
    near: Region
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  type TitleConnection {
    nodes: [Title!]!
    pageInfo: PageInfo!
  }
  type Price @requiresScopes(scopes: [["prices:read", "region:read"], ["admin"]]) {
    amount: Int
  }
  type Title {
    "What people call it."
    name: String!
    rating("Of whom." by: ID): Float
    notes: [Note!]!
    price: Price
    secret: String @authenticated
  }
  type Note {
    text: String
  }
  type Query {
    "One title."
    title("Which one." id: ID!): Title
    titles(
      query: String
      filters: Filters
      first: Int
      after: String
      tags: [String!]
      scores: [Float!]
    ): TitleConnection
    "Titles of a viewer."
    mine(viewer: ID!, role: String, scopes: [String!]): [Title!]
  }
  type Mutation {
    add("What to add." filters: Filters, more: Filters, id: ID): Title
    drop(id: ID!): Boolean @requiresScopes(scopes: [["titles:write"]])
  }
  type Subscription {
    added: Title
  }
`);

export const compile = (text: string, more: Partial<CompileOptions> = {}): readonly PublishedOperation[] =>
  compileOperations({ schema, sources: [{ file: 'operations/op.graphql', text }], ...more });

/** The one operation of a text. */
export function compiled(text: string, more: Partial<CompileOptions> = {}): PublishedOperation {
  const [operation] = compile(text, more);
  if (!operation) throw new Error('nothing was compiled');
  return operation;
}

/** Everything that is wrong with a text, without the name of its file. */
export function problemsOf(text: string): readonly string[] {
  try {
    compile(text);
  } catch (error) {
    if (error instanceof OperationsError) return error.message.replaceAll('operations/op.graphql', '').split('\n');
    throw error;
  }
  return [];
}
