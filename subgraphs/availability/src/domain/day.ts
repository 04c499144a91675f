const DAY_MS = 86_400_000;

/** The day of an instant in UTC, as ISO 8601. */
export const dayOf = (instant: number | Date): string => new Date(instant).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY_MS);

/** Whether a text is a day of the calendar, from the year 1000 on: `2027-02-30` is none, and PostgreSQL has no year 0. */
export function isDay(text: string): boolean {
  const instant = /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(instant) && dayOf(instant) === text;
}
