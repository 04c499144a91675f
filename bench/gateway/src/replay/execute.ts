import { execute, type GraphQLSchema, parse } from 'graphql';
import { SDL, type SubgraphName } from '../graph/sdl.ts';
import { subgraphSchema } from '../graph/subgraphs.ts';

interface Asked {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Answers the body of a POST to `/<subgraph>` with the bytes of a whole response. */
export function createSubgraphs(): (path: string, body: Buffer) => Promise<Buffer> {
  const names = Object.keys(SDL) as SubgraphName[];
  const schemas = new Map(names.map((name) => [`/${name}`, subgraphSchema(name)]));
  return async (path, body) => {
    const schema = schemas.get(path);
    if (!schema) return response(404, '{}');
    return response(200, JSON.stringify(await run(schema, JSON.parse(body.toString()) as Asked)));
  };
}

const run = (schema: GraphQLSchema, { query, operationName, variables }: Asked) =>
  execute({ schema, document: parse(query), variableValues: variables, operationName });

function response(status: number, text: string): Buffer {
  const head = `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n`;
  return Buffer.from(head + text);
}
