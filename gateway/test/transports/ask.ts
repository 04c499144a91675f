import { GUEST } from '@media-gateway/kernel';
import { type SubgraphAnswer, type SubgraphRequest, subgraphOperation } from '../../src/transports/port.ts';

interface Asked extends Partial<SubgraphRequest> {
  readonly name?: string;
  readonly given?: Readonly<Record<string, unknown>>;
}

/** A request as the executor makes it. */
export const ask = (query: string, { name, given = {}, ...more }: Asked = {}): SubgraphRequest => ({
  operation: subgraphOperation(query, name, kindOf(query)),
  variables: JSON.stringify(given),
  viewer: GUEST,
  headers: {},
  deadline: undefined,
  signal: undefined,
  ...more,
});

const kindOf = (query: string) => (/^(mutation|subscription)\b/.exec(query)?.[1] ?? 'query') as 'query' | 'mutation';

/** The AppError that a promise rejects with. */
export const failureOf = (
  promise: Promise<unknown>,
): Promise<Error & { readonly code: string; readonly cause: unknown }> =>
  promise.then(
    (value) => Promise.reject(new Error(`expected a failure, got ${JSON.stringify(value)}`)),
    (reason: Error & { readonly code: string; readonly cause: unknown }) => reason,
  );

/** What a subgraph said, without what the transport knows of the text that it said it in. */
export async function said(answer: SubgraphAnswer | Promise<SubgraphAnswer>): Promise<SubgraphAnswer> {
  const { verbatim: _verbatim, ascii: _ascii, ...rest } = await answer;
  return rest;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds that another process of events brings about. */
export async function until(holds: () => boolean, ms = 2000): Promise<void> {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`did not happen within ${ms} ms: ${holds.toString()}`);
    await pause(5);
  }
}
