import { isSameRecord, mergeTitles } from './merge.ts';
import type { TitleRecord } from './record.ts';
import { type Work, isSameWork, namesAlike, peopleAgreement, yearsNear } from './sameWork.ts';
import { type Indexed, type TitleIndex, workOf } from './titleIndex.ts';

/** What becomes of a title that a source tells of. `record` is what is to be stored. */
export type Resolution =
  | { readonly outcome: 'ADDED' | 'MERGED' | 'UNCHANGED'; readonly record: TitleRecord }
  | { readonly outcome: 'REJECTED'; readonly reason: string };

/**
 * Entity resolution of DOMAIN.md: an external id decides; else the same work by name, year, kind and people; else it is new.
 * A source never overwrites what is known, it fills what is missing.
 */
export function resolveTitle(incoming: TitleRecord, index: TitleIndex): Resolution {
  const work = workOf(incoming);
  const listed = incoming.externalIds.map((id) => index.byExternalId(id)).find((title) => title !== undefined);
  if (listed) return isSameListing(work, listed.work) ? merged(listed, incoming) : reused(incoming, listed);
  const twin = bestTwin(work, index);
  return twin ? merged(twin, incoming) : { outcome: 'ADDED', record: incoming };
}

function merged({ record: known }: Indexed, incoming: TitleRecord): Resolution {
  const record = mergeTitles(known, incoming);
  return isSameRecord(record, known) ? { outcome: 'UNCHANGED', record: known } : { outcome: 'MERGED', record };
}

/** Some catalogues number their rows afresh with each edition: the same id with nothing else in common is another work. */
const isSameListing = (row: Work, title: Work): boolean =>
  row.kind === title.kind &&
  (namesAlike(row.key, title.key) || (peopleAgreement(row, title) === 'AGREE' && yearsNear(row.year, title.year)));

function reused({ externalIds, name, year }: TitleRecord, { record }: Indexed): Resolution {
  const { source, value } = externalIds[0] ?? { source: 'the source', value: '' };
  const reason = `${source} already calls "${record.name}" (${record.year}) "${value}"; this row is "${name}" (${year})`;
  return { outcome: 'REJECTED', reason };
}

/** The equal name wins over the alike one, then the equal year, then the smallest id: the same at every run. */
function bestTwin(work: Work, index: TitleIndex): Indexed | undefined {
  const rank = ({ work: title }: Indexed) => (title.key === work.key ? 0 : 2) + (title.year === work.year ? 0 : 1);
  const twins = index.candidates(work).filter((title) => isSameWork(work, title.work));
  return twins.sort((a, b) => rank(a) - rank(b) || (a.record.id < b.record.id ? -1 : 1))[0];
}
