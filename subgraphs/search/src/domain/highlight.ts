import type { StoredDocument } from './document.ts';
import type { Hit } from './ranking.ts';
import { WORD, fold } from './words.ts';

export interface Highlight {
  readonly field: string;
  /** At most about 160 characters of the field, each met word between « and ». */
  readonly text: string;
}

/** The most fields that are shown of one hit. */
const MAX_FIELDS = 2;

/** How much of a long text is shown, and how much of that stands before the first met word; in UTF-16 code units. */
const SNIPPET = 160;
const LEAD = 50;

/** Fields in the order in which they tell most; of a list only the values that were met are shown. */
const FIELDS: Readonly<Record<string, (document: StoredDocument) => readonly string[]>> = {
  name: ({ name }) => [name],
  originalName: ({ name, originalName }) => (originalName === null || originalName === name ? [] : [originalName]),
  otherNames: ({ otherNames }) => otherNames,
  people: ({ people }) => people,
  synopsis: ({ synopsis }) => (synopsis === null ? [] : [synopsis]),
  keywords: ({ keywords }) => keywords,
  genres: ({ genres }) => genres,
};

/** Where a hit met the query. */
export function highlightsOf({ document, words }: Hit): readonly Highlight[] {
  const met = new Set(words);
  if (met.size === 0) return [];
  return Object.entries(FIELDS)
    .flatMap(([field, read]) => highlight(field, read(document), met))
    .slice(0, MAX_FIELDS);
}

function highlight(field: string, values: readonly string[], met: ReadonlySet<string>): readonly Highlight[] {
  const texts = values.flatMap((value) => markSnippet(value, met) ?? []);
  return texts.length === 0 ? [] : [{ field, text: texts.slice(0, 3).join(', ') }];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part of a text around its first met word, marked; undefined when none was met. */
function markSnippet(text: string, met: ReadonlySet<string>): string | undefined {
  const spans = [...text.matchAll(WORD)]
    .filter(([word]) => met.has(fold(word)))
    .map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
  const [first] = spans;
  return first && mark(text, spans, windowAround(text, first));
}

/** Cut between words, never inside one. */
function windowAround(text: string, first: Span): Span {
  if (text.length <= SNIPPET) return { from: 0, to: text.length };
  const from = first.from <= LEAD ? 0 : text.indexOf(' ', first.from - LEAD) + 1;
  const start = Math.min(from, first.from);
  const space = text.lastIndexOf(' ', start + SNIPPET);
  return { from: start, to: start + SNIPPET >= text.length ? text.length : Math.max(space, first.to) };
}

function mark(text: string, spans: readonly Span[], shown: Span): string {
  let marked = '';
  let at = shown.from;
  for (const { from, to } of spans.filter((span) => span.from >= shown.from && span.to <= shown.to)) {
    marked += `${text.slice(at, from)}«${text.slice(from, to)}»`;
    at = to;
  }
  const end = text.slice(at, shown.to);
  return `${shown.from > 0 ? '…' : ''}${marked}${end}${shown.to < text.length ? '…' : ''}`;
}
