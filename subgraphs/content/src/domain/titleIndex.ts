import { externalKey } from './merge.ts';
import { foldName } from './fold.ts';
import type { ExternalIdRecord, TitleRecord } from './record.ts';
import type { Work } from './sameWork.ts';

/** A title with what entity resolution looks at. */
export interface Indexed {
  readonly record: TitleRecord;
  readonly work: Work;
}

/** The titles that the rows of one batch may be the same as: those of the database and those of rows before. */
export interface TitleIndex {
  byExternalId(id: ExternalIdRecord): Indexed | undefined;
  /** Titles of the same name or with one of the people, each once. */
  candidates(work: Work): readonly Indexed[];
  /** Adds a title, or puts it in the place of the one with its id. */
  put(record: TitleRecord): void;
}

export const workOf = (record: TitleRecord, source = externalSources(record)): Work => ({
  kind: record.kind,
  key: foldName(record.name),
  year: record.year,
  directors: peopleIn(record, 'DIRECTOR'),
  actors: peopleIn(record, 'ACTOR'),
  platforms: source,
});

const externalSources = ({ externalIds }: TitleRecord) => new Set(externalIds.map(({ source }) => source));

const peopleIn = ({ credits }: TitleRecord, role: 'DIRECTOR' | 'ACTOR') =>
  new Set(credits.filter((credit) => credit.role === role).map(({ personId }) => personId));

export function createTitleIndex(records: Iterable<TitleRecord>): TitleIndex {
  const titles = new Map<string, Indexed>();
  const idsByKey = new Map<string, Set<string>>();
  const add = (key: string, id: string) => idsByKey.set(key, (idsByKey.get(key) ?? new Set()).add(id));
  const find = (key: string) => [...(idsByKey.get(key) ?? [])];
  const index: TitleIndex = {
    byExternalId: (id) => titles.get(find(`id:${externalKey(id)}`)[0] ?? ''),
    candidates: (work) => {
      const ids = new Set(keysOf(work).flatMap(find));
      return [...ids].map((id) => titles.get(id)).filter((title) => title !== undefined);
    },
    put(record) {
      const work = workOf(record);
      titles.set(record.id, { record, work });
      for (const key of keysOf(work)) add(key, record.id);
      for (const id of record.externalIds) add(`id:${externalKey(id)}`, record.id);
    },
  };
  for (const record of records) index.put(record);
  return index;
}

const keysOf = ({ key, directors, actors }: Work): string[] => [
  `name:${key}`,
  ...[...directors, ...actors].map((person) => `person:${person}`),
];
