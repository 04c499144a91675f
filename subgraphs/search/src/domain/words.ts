/** Words without meaning of their own: not indexed in synopses and not asked for while a query has other words. */
const STOP_WORDS = new Set(
  (
    'a about an and are as at be but by for from has have he her his i in into is it its of on or she so that the their them ' +
    'they this to was were when where which while who will with'
  ).split(' '),
);

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/** A run of characters that is no space and no punctuation; an apostrophe does not end it. */
export const WORD = /(?:[^\n\r\p{Z}\p{P}]|['’])+/gu;

/** How many words of a query count; the rest would only cost time. */
const MAX_WORDS = 16;

const PLAIN = /^[\x20-\x26\x28-\x7e]*$/;

/** A text as it is compared: lower case, without accents and apostrophes. `Amélie` → `amelie`, `Ocean’s` → `oceans`. */
export function fold(text: string): string {
  // Most texts are plain ASCII, and normalising is what would take the time.
  if (PLAIN.test(text)) return text.toLowerCase();
  const letters = text.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '');
  return letters.normalize('NFC').toLowerCase();
}

/** The folded words of a text in their order. Scripts without spaces give one word a run. */
export const wordsOf = (text: string): string[] => fold(text).match(WORD) ?? [];

/** The distinct words of a query that are asked for, at most 16: stop words only when there is nothing else. */
export function queryWords(query: string): readonly string[] {
  const words = [...new Set(wordsOf(query))];
  const telling = words.filter((word) => !isStopWord(word));
  return (telling.length > 0 ? telling : words).slice(0, MAX_WORDS);
}

/** A name as a query for the whole of it reads: `The Lord of the Rings` → `lord rings`. */
export const wholeName = (name: string): string => queryWords(name).join(' ');
