import { z } from 'zod';
import { gatewayYaml } from './schema.ts';

/** What is used here of JSON Schema 2020-12, with what our fields add: `unit`, and `form`, a pattern in words. */
export interface OptionSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly description?: string;
  readonly default?: unknown;
  readonly unit?: string;
  readonly form?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly items?: OptionSchema;
  readonly properties?: Readonly<Record<string, OptionSchema>>;
  readonly additionalProperties?: OptionSchema | false;
  readonly required?: readonly string[];
  readonly anyOf?: readonly OptionSchema[];
}

let printed: OptionSchema | undefined;

/** The schema of `gateway.yaml` for editors and for our own messages. */
export const gatewayJsonSchema = (): OptionSchema =>
  (printed ??= z.toJSONSchema(gatewayYaml, { io: 'input' }) as OptionSchema);

/** The file `gateway.schema.json`. */
export const printJsonSchema = (): string => `${JSON.stringify(gatewayJsonSchema(), null, 2)}\n`;

/** What is known of the option at a path; undefined where there is none. */
export function optionAt(
  path: readonly PropertyKey[],
  from: OptionSchema = gatewayJsonSchema(),
): OptionSchema | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return from;
  const next = from.items ?? from.properties?.[String(name)] ?? (from.additionalProperties || undefined);
  return next && optionAt(rest, next);
}

/** What an option may be, in words: "a whole number from 1 to 50". */
export function accepted({ type, minimum, maximum, minLength, form, items, ...option }: OptionSchema): string {
  if (option.anyOf) return option.anyOf.map(accepted).join(' or ');
  if (option.enum) return `one of ${option.enum.join(', ')}`;
  if (form) return form;
  if (type === 'integer') return `a whole number from ${number(minimum)} to ${number(maximum)}`;
  if (type === 'number') return `a number from ${number(minimum)} to ${number(maximum)}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'array') return `a list, each of it ${items ? accepted(items) : 'a value'}`;
  if (type === 'string') return minLength && minLength > 1 ? `a text of at least ${minLength} characters` : 'a text';
  return 'a mapping of names to values';
}

const number = (value = 0) => value.toLocaleString('en-US');
