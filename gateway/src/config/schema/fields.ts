import { z } from 'zod';

/** What the reference and an editor say of an option. */
export interface FieldNote {
  readonly description: string;
  /** Of a number: what it counts. */
  readonly unit?: string;
  /** What holds when it is left out, where the schema itself does not fill it in. */
  readonly default?: unknown;
}

const noted = <T extends z.ZodType>(type: T, note: FieldNote): T => type.meta({ ...note });

/** A whole number within a range, both ends included. */
export const whole = (min: number, max: number, note: FieldNote) => noted(z.int().min(min).max(max), note);

/** A share of a whole: 0.5 is half. */
export const share = (min: number, note: FieldNote) => noted(z.number().min(min).max(1), note);

export const flag = (note: FieldNote) => noted(z.boolean(), note);

export const text = (note: FieldNote) => noted(z.string().min(1), note);

/** Something long enough not to be guessed. */
export const secret = (note: FieldNote) => noted(z.string().min(32), note);

/** A text of a form that `what` puts into words: "an address like http://host/graphql". */
export const formed = (form: RegExp, what: string, note: FieldNote) =>
  noted(z.string().regex(form), { ...note, form: what } as FieldNote);

export const choice = <const T extends readonly [string, ...string[]]>(values: T, note: FieldNote) =>
  noted(z.enum(values), note);

export const list = <T extends z.ZodType>(item: T, note: FieldNote) => noted(z.array(item), note);

/** Names that the user chooses, each with a value of one kind. */
export const mapping = <T extends z.ZodType>(value: T, note: FieldNote) => noted(z.record(z.string(), value), note);

/** Options that belong together; one that is not among them is refused. */
export const section = <T extends z.ZodRawShape>(shape: T, note: FieldNote) => noted(z.strictObject(shape), note);
