import { expect } from '@jest/globals';

/** What is another every time it is made, and what it is compared by instead of its value. */
const MADE_ANEW: readonly { readonly key: RegExp; readonly form: RegExp }[] = [
  { key: /^(createdAt|lastSeenAt)$/, form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ },
  { key: /^id$/, form: /^device_[0-9a-f-]{36}$/ },
  // A cursor is opaque; it may hold a score.
  { key: /^(cursor|endCursor)$/, form: /^[\w-]{8,}$/ },
  // The address of the next page holds a cursor.
  { key: /^next$/, form: /^\/api\/v1\/\S+after=[\w-]{8,}/ },
];

/** Digits of a score that are the same on every machine. */
const DIGITS = 6;

/** Compares all that is the same every time; what is not must have the same form in both. */
export const expectAlike = (answered: unknown, recorded: unknown): void =>
  expect(comparable(answered)).toEqual(comparable(recorded));

const comparable = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body ?? null, (key, value: unknown) => comparableValue(key, value)));

function comparableValue(key: string, value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toFixed(DIGITS));
  if (typeof value !== 'string') return value;
  const rule = MADE_ANEW.find((one) => one.key.test(key) && one.form.test(value));
  return rule ? `(${rule.form.source})` : value;
}
