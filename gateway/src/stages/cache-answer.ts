import type { Payload } from '../payload.ts';
import type { AnswerCache } from '../request.ts';
import type { Resolved } from './resolve-document.ts';

/** How an answer may be kept; undefined when it may not. */
export type CacheAnswer = (resolved: Resolved, payload: Payload) => AnswerCache | undefined;

/** Written by our own executor: `data` first, and the root fields in their order. */
const ALL_ROOTS_NULL = /^\{"data":\{(?:"\w+":null,?)*\}/;

/**
 * @param vary the client's headers that subgraphs get to see; undefined when nobody knows them all, and then nothing is kept.
 * @returns a stage that lets answers of published operations be kept as these say, but none with an error, which may be over in a moment, and
 *   none in which nothing was found, which may be there in a moment.
 */
export const createCacheAnswer =
  (vary: readonly string[] | undefined): CacheAnswer =>
  ({ operation, published }, payload) => {
    const cache = published ? operation?.cache : undefined;
    if (!cache || !vary || payload.known?.errors?.length || ALL_ROOTS_NULL.test(payload.text)) return undefined;
    return { ...cache, vary };
  };
