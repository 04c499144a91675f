import { setImmediate } from 'node:timers/promises';
import type { StoredDocument } from './domain/document.ts';
import { type Hit, type Match, type WordsMatch, rankByPopularity } from './domain/ranking.ts';
import type { WordsIndex } from './ports/words/port.ts';

/** What can be searched in this process. */
export interface Corpus {
  readonly words: WordsIndex;
  /** Matches with their documents. */
  documentsOf(matches: readonly WordsMatch[]): readonly Match[];
  /** All documents, most popular first; sorted again only after a change. */
  byPopularity(): readonly Hit[];
  /** The codes of all platforms that any title is or was offered on since the process started. */
  readonly platforms: ReadonlySet<string>;
}

export interface GrowingCorpus extends Corpus {
  /** Takes documents in, some at a time, so that requests are answered in between. */
  take(documents: readonly StoredDocument[]): Promise<void>;
}

/** Documents taken in before others get their turn: about 10 ms of work. */
const SLICE = 50;

export function createCorpus(words: WordsIndex): GrowingCorpus {
  const documents = new Map<string, StoredDocument>();
  const platforms = new Set<string>();
  let sorted: readonly Hit[] | undefined;

  const takeSlice = async (slice: readonly StoredDocument[]) => {
    for (const { offers } of slice) for (const { platform } of offers) platforms.add(platform);
    const told = slice.filter(({ version }) => version > 0);
    await words.put(told.filter(({ titleId, version }) => documents.get(titleId)?.version !== version));
    for (const document of told) documents.set(document.titleId, document);
    sorted = undefined;
  };

  return {
    words,
    platforms,
    documentsOf: (matches) =>
      matches.flatMap((match) => {
        const document = documents.get(match.titleId);
        return document ? [{ match, document }] : [];
      }),
    byPopularity: () => (sorted ??= rankByPopularity([...documents.values()])),
    async take(changed) {
      for (let at = 0; at < changed.length; at += SLICE) {
        await takeSlice(changed.slice(at, at + SLICE));
        await setImmediate();
      }
    },
  };
}
