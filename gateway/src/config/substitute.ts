import { type OptionSchema, optionAt } from './json-schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that a document names and nobody set. */
export interface MissingVariable {
  readonly path: readonly PropertyKey[];
  readonly name: string;
}

/** A document whose variables have their values. */
export interface Substituted {
  readonly value: unknown;
  readonly missing: readonly MissingVariable[];
}

/** `${NAME}`, or `${NAME:-what holds without it}`; `$${` is a dollar and a brace. */
const VARIABLE = /\$(\$)?\{(?:([A-Za-z_]\w*)(?::-([^}]*))?\})?/g;

/**
 * Puts the values of variables into the texts of a document. A number or a switch that came out of a variable, which can
 * only hold text, is read as one. A section that is there without content is an empty one.
 */
export function substitute(document: unknown, schema: OptionSchema, env: Environment): Substituted {
  const missing: MissingVariable[] = [];
  const fill = (text: string, path: readonly PropertyKey[]) =>
    text.replace(VARIABLE, (whole: string, escaped?: string, name?: string, standard?: string) => {
      if (escaped) return whole.slice(1);
      if (name === undefined) return whole;
      const value = env[name] || standard;
      if (value === undefined) missing.push({ path, name });
      return value ?? '';
    });
  const walk = (value: unknown, path: readonly PropertyKey[]): unknown => {
    const option = optionAt(path, schema);
    if (typeof value === 'string') return value.includes('${') ? typed(fill(value, path), option) : value;
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
    if (value === null) return option?.type === 'object' ? {} : value;
    if (typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, walk(child, [...path, key])]));
  };
  return { value: walk(document, []), missing };
}

function typed(text: string, option: OptionSchema | undefined): unknown {
  if (option?.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const isNumber = option?.type === 'integer' || option?.type === 'number';
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
