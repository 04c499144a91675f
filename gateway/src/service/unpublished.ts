import type { Logger } from '@media-gateway/adapters';
import type { TellUnpublished } from '../stages/unpublished.ts';

/** Writes the documents that nobody published into the log: what a safelist would refuse. */
export function createTellUnpublished(log: Logger): TellUnpublished {
  return ({ last, ...document }) => {
    log.warn(document, 'a document that is not published');
    if (last) log.warn('There are more documents that are not published than are logged.');
  };
}
