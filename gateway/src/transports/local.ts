import { AppError, type ExecuteSubgraph, type SubgraphResult } from '@media-gateway/kernel';
import { readEvent } from './event.ts';
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
      const result = await beforeDeadline(run(query), query.deadline);
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
        for await (const event of result) yield toEvent(event);
      } finally {
        query.signal?.removeEventListener('abort', end);
        await result.return();
      }
    },
    close: async () => undefined,
  };
}

type Result = Exclude<SubgraphResult, AsyncGenerator>;

const toAnswer = (result: Result): SubgraphAnswer => ({
  data: result.data as SubgraphAnswer['data'],
  errors: result.errors?.map((error) => error.toJSON()),
});

const toEvent = (result: Result): SubgraphAnswer => readEvent({ ...toAnswer(result), extensions: result.extensions });

/** What runs in this process cannot be ended from outside; nobody waits for it after the deadline. */
async function beforeDeadline<T>(running: Promise<T>, deadline: number | undefined): Promise<T> {
  if (deadline === undefined) return running;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = 'The subgraph did not answer in time.';
    timer = setTimeout(() => reject(new AppError('SUBGRAPH_TIMEOUT', message)), deadline - performance.now());
  });
  return Promise.race([running, late]).finally(() => clearTimeout(timer));
}
