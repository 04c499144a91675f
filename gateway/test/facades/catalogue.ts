import { AppError } from '@media-gateway/kernel';
import { type ExecutionResult, buildSchema, execute, parse } from 'graphql';
import { type Gateway, type GatewayRequest, Payload, SingleResponse } from '../../src/gateway.ts';
import { compileOperations } from '../../src/operations/compile.ts';
import { createRegistry } from '../../src/operations/registry.ts';

/** A small graph with everything a facade has to translate: all kinds of input, an interface, nulls, errors, rights. */
export const schema = buildSchema(/* GraphQL */ `
  scalar Region
  scalar Date
  enum Genre {
    DRAMA
    COMEDY
    SCIENCE_FICTION
  }
  input Filters {
    "Keep these."
    genres: [Genre!]
    yearFrom: Int
    minScore: Float
    seen: Boolean
    near: Place
  }
  input Place {
    region: Region!
    city: String = "any"
  }
  interface Title {
    "What people call it."
    name: String!
    id: ID!
    year: Int
    released: Date
  }
  type Film implements Title {
    id: ID!
    name: String!
    year: Int
    released: Date
    minutes: Int!
  }
  type Show implements Title {
    id: ID!
    name: String!
    year: Int
    released: Date
    seasons: [Int!]!
  }
  type Hit {
    title: Title
    score: Float!
  }
  type Query {
    title(id: ID!): Title
    search(query: String!, filters: Filters, first: Int = 20, tags: [String!]): [Hit!]
    echo(text: String): String
  }
  type Like {
    titleId: ID!
    stars: Int
    note: String
  }
  type Mutation {
    like(titleId: ID!, stars: Int!, note: String): Like
    unlike(titleId: ID!): Boolean
  }
  type Subscription {
    liked: Like!
  }
`);

const SOURCES: Readonly<Record<string, string>> = {
  'title-details': `
    """One title & <all> about it."""
    query TitleDetails("The title." $id: ID!, "With its date." $dated: Boolean! = false)
    @http(method: GET, route: "/titles/{id}") @mcp(name: "get_title", title: "Title details") @audience(for: [APP, PARTNER, AGENT]) {
      title(id: $id) { __typename id name year released @include(if: $dated) ... on Film { minutes } ... on Show { seasons } }
    }`,
  'search-titles': `
    """Find titles."""
    query SearchTitles("Words." $query: String!, "Narrow." $filters: Filters, "How many." $first: Int = 20, "Marks." $tags: [String!])
    @http(method: GET, route: "/search/titles") @mcp(name: "semantic_search", title: "Search") @audience(for: [APP, PARTNER, AGENT]) {
      search(query: $query, filters: $filters, first: $first, tags: $tags) { score title { id name } }
    }`,
  echo: `
    """Says what it was told, and how it was asked."""
    query Echo("What to say." $text: String) @http(method: GET, route: "/echo") @audience(for: [APP]) { echo(text: $text) }`,
  'like-title': `
    """Like a title."""
    mutation LikeTitle("The title." $titleId: ID!, "1 to 5." $stars: Int!, "Why." $note: String)
    @http(method: PUT, route: "/likes/{titleId}") @mcp(name: "like_title", title: "Like") @audience(for: [APP, AGENT]) {
      like(titleId: $titleId, stars: $stars, note: $note) { titleId stars note }
    }`,
  'unlike-title': `
    """No longer like a title."""
    mutation UnlikeTitle("The title." $titleId: ID!)
    @http(method: DELETE, route: "/likes/{titleId}") @mcp(name: "unlike_title", title: "Unlike") @audience(for: [APP, AGENT]) {
      unlike(titleId: $titleId)
    }`,
  liked: `
    """Be told of likes."""
    subscription Liked @audience(for: [APP]) { liked { titleId } }`,
};

const sources = Object.entries(SOURCES).map(([name, text]) => ({ file: `operations/${name}.graphql`, text }));

export const operations = compileOperations({ schema, sources });

export const operationNamed = (name: string) => {
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
};

const FILM = { __typename: 'Film', id: 'title_alien', name: 'Alien', year: 1979, released: '1979-05-25', minutes: 117 };
const SHOW = { __typename: 'Show', id: 'title_dark', name: 'Dark', year: null, released: null, seasons: [1, 2, 3] };

const rootValue = {
  title: ({ id }: { id: string }) => {
    if (!id.startsWith('title_')) throw new AppError('INVALID_ID', `"${id}" is not an id.`);
    return [FILM, SHOW].find((title) => title.id === id) ?? null;
  },
  search: ({ query }: { query: string }) => [
    { score: 1, title: FILM },
    {
      score: 0.5,
      title: query === 'half' ? new AppError('SUBGRAPH_UNAVAILABLE', 'The subgraph "content" is down.') : SHOW,
    },
  ],
  echo: ({ text }: { text?: string | null }, request: GatewayRequest) =>
    text === 'request'
      ? JSON.stringify({ facade: request.facade, readOnly: request.readOnly, authorization: request.authorization })
      : text,
  like: (input: object, { authorization }: GatewayRequest) => {
    if (!authorization) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    return input;
  },
  unlike: () => true,
};

/** A gateway whose pipeline is graphql-js on the small graph. It remembers what it was asked. */
export function createFakeGateway(): Gateway & { readonly asked: GatewayRequest[] } {
  const registry = createRegistry(operations);
  const asked: GatewayRequest[] = [];
  const run: Gateway['run'] = async (request) => {
    asked.push(request);
    const operation = registry.find(request.operationId ?? '');
    if (!operation) throw new Error('a facade asked for what is not published');
    const variableValues = { ...request.variables };
    const result: ExecutionResult = await execute({
      schema,
      document: parse(operation.document),
      rootValue,
      contextValue: request,
      variableValues,
    });
    return new SingleResponse(200, Payload.of(result));
  };
  return { version: 0, schema, operations, run, enter: (task) => void task(), asked };
}
