import { AppError, type ExecuteSubgraph, type SubgraphResult } from '@media-gateway/kernel';
import type { SubgraphAnswer, SubgraphRequest, Transport } from './port.ts';

/** A subgraph in the same process. Values pass through JSON's rules, so that an answer is the same as over HTTP. */
export function createLocalTransport(execute: ExecuteSubgraph): Transport {
  const run = ({ operation, variables, viewer }: SubgraphRequest): Promise<SubgraphResult> =>
    execute({
      query: operation.query,
      variables: JSON.parse(variables) as Record<string, unknown>,
      viewer,
      ...(operation.name !== undefined && { operationName: operation.name }),
    });
  return {
    async request(query) {
      const result = await run(query);
      if (Symbol.asyncIterator in result)
        throw new AppError('SUBGRAPH_ERROR', 'The subgraph answered a query with a stream.');
      return toAnswer(result);
    },
    async *subscribe(query) {
      const result = await run(query);
      if (!(Symbol.asyncIterator in result)) return yield toAnswer(result);
      if (query.signal?.aborted) return void (await result.return());
      const end = () => void result.return().catch(() => undefined);
      query.signal?.addEventListener('abort', end, { once: true });
      try {
        for await (const event of result) yield toAnswer(event);
      } finally {
        query.signal?.removeEventListener('abort', end);
        await result.return();
      }
    },
    close: async () => undefined,
  };
}

const toAnswer = (result: Exclude<SubgraphResult, AsyncGenerator>): SubgraphAnswer => ({
  data: result.data as SubgraphAnswer['data'],
  errors: result.errors?.map((error) => error.toJSON()),
});
