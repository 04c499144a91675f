import { type DeferredPart, Payload, type PendingPart } from '../../gateway.ts';
import type { IncrementalFormat } from './accept.ts';

/** How an answer and its deferred parts are written. */
export interface IncrementalWriter {
  first(initial: Payload, pending: readonly PendingPart[]): Payload;
  /** @param hasNext whether more follows. */
  next(parts: readonly DeferredPart[], hasNext: boolean): Payload;
}

/** https://specs.apollo.dev/incremental/v0.2: parts have ids, which are announced before they come. */
const BY_ID: IncrementalWriter = {
  first: (initial, pending) => extended(initial, { pending: pending.map(announced), hasNext: true }),
  next(parts, hasNext) {
    const pending = parts.flatMap((part) => part.pending.map(announced));
    const incremental = parts
      .filter(({ data }) => data !== null)
      .map(({ id, data, errors }) => ({ id, data, ...some({ errors }) }));
    const completed = parts.map(({ id, data, errors }) => ({ id, ...(data === null && some({ errors })) }));
    return toPayload({ ...some({ pending }), ...some({ incremental }), ...some({ completed }), hasNext });
  },
};

/** https://specs.apollo.dev/incremental/v0.1, of 2022-08-24: a part says where it belongs. */
const BY_PATH: IncrementalWriter = {
  first: (initial) => extended(initial, { hasNext: true }),
  next(parts, hasNext) {
    const incremental = parts.map(({ data, path, label, errors }) => ({
      data,
      path,
      ...(label !== undefined && { label }),
      ...some({ errors }),
    }));
    return toPayload({ ...some({ incremental }), hasNext });
  },
};

export const INCREMENTAL_WRITERS: Readonly<Record<IncrementalFormat, IncrementalWriter>> = {
  'v0.2': BY_ID,
  '20220824': BY_PATH,
};

const announced = ({ id, path, label }: PendingPart) => ({ id, path, ...(label !== undefined && { label }) });

/** The members whose lists are not empty. */
const some = (lists: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));

const toPayload = (value: object) => new Payload(JSON.stringify(value));

/** The answer as it was written, with more members at its end. */
const extended = ({ text }: Payload, members: object) =>
  new Payload(`${text.slice(0, -1)},${JSON.stringify(members).slice(1)}`);
