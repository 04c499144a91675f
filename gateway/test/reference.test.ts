import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GUEST } from '@media-gateway/kernel';
import { type DocumentNode, getOperationAST, parse } from 'graphql';
import { subgraphOperation } from '../src/transports/port.ts';
import { type Library, startLibrary, supergraph } from './fixture/supergraph.ts';
import { forbidTelemetry } from './fuzz/config.ts';

const CASES = path.join(import.meta.dirname, 'cases');

/** Where the reference is known to be wrong: it takes a client's alias for a key field. Our answer is in the case folder. */
const REFERENCE_IS_WRONG = new Set(['alias-that-equals-a-key-field']);

type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];
type ExecutorArgument = Parameters<Executor>[0];

/** The reference over the same subgraphs. */
async function startReference(
  library: Library,
): Promise<{ readonly gateway: ApolloGateway; readonly execute: Executor }> {
  const buildService = ({ name }: { name: string }): GraphQLDataSource => ({
    async process({ request }) {
      const { query = '', variables = {}, operationName } = request;
      const answer = await library.transports[name]?.request({
        operation: subgraphOperation(query, operationName, 'query'),
        variables: JSON.stringify(variables),
        viewer: GUEST,
        headers: {},
        deadline: undefined,
        signal: undefined,
      });
      return JSON.parse(JSON.stringify(answer)) as Awaited<ReturnType<GraphQLDataSource['process']>>;
    },
  });
  forbidTelemetry();
  const gateway = new ApolloGateway({ supergraphSdl: supergraph.sdl, buildService });
  return { gateway, execute: (await gateway.load()).executor };
}

async function answerOfReference(
  execute: Executor,
  query: string,
  document: DocumentNode,
  variables: Record<string, unknown>,
) {
  const argument = {
    request: { query, variables },
    document,
    operation: getOperationAST(document),
    operationName: null,
    queryHash: query,
    source: query,
    cache: undefined,
    schema: supergraph.apiSchema,
    context: {},
    metrics: {},
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  };
  return (await execute(argument as unknown as ExecutorArgument)).data;
}

describe('the data is what @apollo/gateway gives', () => {
  let library: Library;
  let reference: Awaited<ReturnType<typeof startReference>>;
  beforeAll(async () => {
    library = await startLibrary('local');
    reference = await startReference(library);
  });
  afterAll(async () => {
    await reference.gateway.stop();
    await library.close();
  });

  const comparable = readdirSync(CASES).filter(
    (name) => !name.startsWith('subscription') && !name.startsWith('mutations'),
  );

  it.each(comparable)('%s', async (name) => {
    const query = readFileSync(path.join(CASES, name, 'operation.graphql'), 'utf8');
    const file = path.join(CASES, name, 'variables.json');
    const variables = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
    const ours = await library.gateway.run({ facade: 'graphql', query, variables });
    const theirs = await answerOfReference(reference.execute, query, parse(query), variables);
    const same =
      JSON.stringify(ours.kind === 'single' ? ours.result.data : undefined) === JSON.stringify(theirs ?? null);
    expect([name, same]).toEqual([name, !REFERENCE_IS_WRONG.has(name)]);
  });
});
