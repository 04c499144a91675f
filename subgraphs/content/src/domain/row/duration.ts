/** What stands in `duration` or, by a known defect, in `rating`. */
export interface Duration {
  readonly minutes: number | null;
  readonly seasons: number | null;
}

const DURATION = /^(\d{1,4})\s*(min|season|seasons)$/i;

/** Longer than a day is no film, 0 is no duration. */
const MAX_MINUTES = 24 * 60;

/** Whether a text is a duration: `90 min`, `1 Season`, `12 Seasons`. */
export const isDuration = (text: string): boolean => DURATION.test(text);

/** Minutes of a film or seasons of a show; null for what is not said or impossible. */
export function parseDuration(text: string): Duration {
  const [, amount, unit = ''] = DURATION.exec(text) ?? [];
  const count = Number(amount);
  if (!Number.isInteger(count) || count < 1) return { minutes: null, seasons: null };
  if (/season/i.test(unit)) return { minutes: null, seasons: count };
  return { minutes: count <= MAX_MINUTES ? count : null, seasons: null };
}
