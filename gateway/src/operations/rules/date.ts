import type { HttpFacet } from '../operation.ts';

/** What is wrong with the dates of a route: each is a day, and the route is deprecated before it is gone. */
export function checkDates({ deprecated, sunset }: HttpFacet): readonly string[] {
  const wrong = [deprecated, sunset].filter((date) => date !== undefined && !isDate(date));
  if (wrong.length > 0) return wrong.map((date) => `"${date}" is not a date; write one as 2026-11-22.`);
  if (deprecated === undefined || sunset === undefined || sunset >= deprecated) return [];
  return [`The sunset ${sunset} is before ${deprecated}, since when the route is deprecated; write a later one.`];
}

/** A day that there is: 2026-02-30 is none. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
