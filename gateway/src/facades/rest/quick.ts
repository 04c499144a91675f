import type { PageInfo } from './page.ts';

/**
 * Answers that are sent in the text in which they were written: reading and writing them again would cost more than all else that
 * REST does. Each function gives undefined where the text is not of the usual form; then the answer is read.
 */

/** What the gateway writes behind the data. */
const END = /(?:,"extensions":\{"cost":\d+\})?\}$/;
const LONGEST_END = 60;

const BEFORE = '{"data":';

const endOf = (text: string): number | undefined => {
  const from = Math.max(0, text.length - LONGEST_END);
  const found = END.exec(text.slice(from));
  return found ? from + found.index : undefined;
};

/**
 * The text with the value at a path as its `data`.
 * @param path not empty; each object on the way has this one member.
 */
export function hoistText(text: string, path: readonly string[]): string | undefined {
  const before = `${BEFORE}${path.map((key) => `{"${key}":`).join('')}`;
  const end = endOf(text);
  const close = (end ?? 0) - path.length;
  if (end === undefined || !text.startsWith(before) || text.startsWith('null}', before.length)) return undefined;
  if (text.slice(close, end) !== '}'.repeat(path.length)) return undefined;
  return `${BEFORE}${text.slice(before.length, close)}${text.slice(end)}`;
}

/** Whether each root field is null; a name that would have to be escaped is no name of GraphQL. */
export const isEmptyText = (text: string): boolean => /^\{"data":\{(?:"\w+":null,?)*\}/.test(text);

const PAGE_INFO = '"pageInfo":{';

/**
 * What the connection says of its page, where that is the last thing in the text.
 * @param depth how many objects stand around the connection, `data` among them.
 */
export function pageInfoAtEnd(text: string, depth: number): PageInfo | undefined {
  const end = endOf(text);
  const at = text.lastIndexOf(PAGE_INFO);
  if (end === undefined || at < 0) return undefined;
  const close = end - depth;
  const info = text.slice(at + PAGE_INFO.length - 1, close);
  if (text.slice(close - 1, end) !== '}'.repeat(depth + 1) || /[{}]./.test(info.slice(1))) return undefined;
  return JSON.parse(info) as PageInfo;
}

/** The text with one more member beside `data`. */
export const withMember = (text: string, name: string, value: unknown): string =>
  `${text.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
