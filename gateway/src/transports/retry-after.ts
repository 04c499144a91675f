/**
 * The header `Retry-After` (RFC 9110 §10.2.3), seconds or a date, in ms from now.
 * @returns undefined when it is missing or neither.
 */
export function retryAfterMs(header: string | readonly string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
