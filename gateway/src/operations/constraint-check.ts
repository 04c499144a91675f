import type { Constraint } from './operation.ts';

/** A value that is not as its constraint says: where in the value, and what would be right. */
export interface Violation {
  readonly path: readonly (string | number)[];
  readonly detail: string;
}

/** Checks a value that has the right type; null is not looked at. */
export type CheckValue = (value: unknown) => readonly Violation[];

/** @param constraint one that was accepted: its pattern compiles. */
export function compileConstraint(constraint: Constraint): CheckValue {
  const pattern = constraint.pattern === undefined ? undefined : new RegExp(constraint.pattern, 'u');
  const check = (value: unknown, path: Violation['path']): readonly Violation[] => {
    if (Array.isArray(value)) {
      const long = wrongSize(value.length, constraint.minItems, constraint.maxItems, 'item');
      // One look at a list that is too long: its items need not be gone through.
      return long ? [{ path, detail: long }] : value.flatMap((item, index) => check(item, [...path, index]));
    }
    const detail = typeof value === 'string' ? wrongText(value, constraint, pattern) : wrongNumber(value, constraint);
    return detail ? [{ path, detail }] : [];
  };
  return (value) => check(value, []);
}

function wrongNumber(value: unknown, { min = -Infinity, max = Infinity }: Constraint): string | undefined {
  if (typeof value !== 'number') return undefined;
  if (value < min) return `must be at least ${min}, and is ${value}.`;
  return value > max ? `must be at most ${max}, and is ${value}.` : undefined;
}

/** The pattern is looked for only in a text of the right length, by which its time is bounded. */
function wrongText(value: string, constraint: Constraint, pattern: RegExp | undefined): string | undefined {
  const { minLength, maxLength } = constraint;
  const size = minLength === undefined && maxLength === undefined ? 0 : charactersOf(value);
  const long = wrongSize(size, minLength, maxLength, 'character');
  if (long) return long;
  return pattern && !pattern.test(value) ? `must match ${constraint.pattern}.` : undefined;
}

function wrongSize(size: number, min: number | undefined, max: number | undefined, what: string): string | undefined {
  if (min !== undefined && size < min) return `must have at least ${count(min, what)}, and has ${size}.`;
  return max !== undefined && size > max ? `must have at most ${count(max, what)}, and has ${size}.` : undefined;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** JSON Schema counts code points: RFC 8259 §1. */
function charactersOf(text: string): number {
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters;
}
