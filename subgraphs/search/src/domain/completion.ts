import type { Hit } from './ranking.ts';
import { wordsOf } from './words.ts';

export interface Completion {
  /** The name that was met. */
  readonly text: string;
  readonly titleId: string;
  readonly year: number | null;
}

/** The title as it is offered: by the name that has most of the words that were met, its first name on a tie. */
export function completionOf({ document, words }: Hit): Completion {
  const { titleId, year, name, originalName, otherNames } = document;
  const met = (text: string) => wordsOf(text).filter((word) => words.includes(word)).length;
  const names = originalName === null ? [name, ...otherNames] : [name, originalName, ...otherNames];
  const text = names.reduce((best, one) => (met(one) > met(best) ? one : best));
  return { text, titleId, year };
}
