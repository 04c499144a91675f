import type { TitleKind } from '@media-gateway/database';
import { numbersIn, similarity } from './similarity.ts';

/** What entity resolution looks at. People are given by id. */
export interface Work {
  readonly kind: TitleKind;
  /** The folded name. */
  readonly key: string;
  readonly year: number | null;
  readonly directors: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
  /** Codes of the platforms that list it. */
  readonly platforms: ReadonlySet<string>;
}

/** Names at least this alike are a candidate (docs/decisions/0017). */
export const NAME_SIMILARITY = 0.85;

export type Agreement = 'AGREE' | 'DISAGREE' | 'UNKNOWN';

/** Whether two works share a director or an actor; UNKNOWN when neither list is known on both sides. */
export function peopleAgreement(a: Work, b: Work): Agreement {
  const known = [bothKnown(a.directors, b.directors), bothKnown(a.actors, b.actors)];
  if (!known.includes(true)) return 'UNKNOWN';
  return shareAny(a.directors, b.directors) || shareAny(a.actors, b.actors) ? 'AGREE' : 'DISAGREE';
}

const shareAny = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((item) => b.has(item));

const bothKnown = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size > 0 && b.size > 0;

/** Sources give the year of the festival or of the release: one apart is the same. */
export const yearsNear = (a: number | null, b: number | null): boolean =>
  a !== null && b !== null && Math.abs(a - b) <= 1;

export const namesAlike = (a: string, b: string): boolean =>
  a === b || (numbersIn(a) === numbersIn(b) && similarity(a, b) >= NAME_SIMILARITY);

/**
 * Whether a row of a platform's catalogue and a title are the same work, where no id decides.
 * Same kind and years near are needed. Then equal names are enough unless the people contradict it; names that are only
 * alike need people who agree. A platform lists a work once, so two of its own entries need equal names and people who agree.
 */
export function isSameWork(row: Work, title: Work): boolean {
  if (row.kind !== title.kind || !yearsNear(row.year, title.year)) return false;
  const agreement = peopleAgreement(row, title);
  const samePlatform = shareAny(row.platforms, title.platforms);
  if (row.key === title.key) return agreement === 'AGREE' || (agreement === 'UNKNOWN' && !samePlatform);
  return agreement === 'AGREE' && !samePlatform && namesAlike(row.key, title.key);
}
