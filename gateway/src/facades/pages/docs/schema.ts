import type { JsonSchema } from '../../../operations/operation.ts';
import { type Html, html, prose } from '../html.ts';

type Properties = Readonly<Record<string, JsonSchema>>;

/** A value's type in words: `list of string`, `date or null`. */
function typeText(schema: JsonSchema): string {
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeText))].join(' or ');
  if (schema['type'] === 'array') return `list of ${typeText((schema['items'] ?? {}) as JsonSchema)}`;
  if (schema['enum']) return 'enum';
  const type = schema['format'] ?? schema['type'] ?? 'any';
  return Array.isArray(type) ? type.join(' or ') : String(type);
}

export interface NamedSchema {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** Where it stands, for example `path`. */
  readonly place?: string;
}

/** Whether fields are sent to the gateway or come from it: what needs saying is what clients must send, and what may be missing. */
export type Direction = 'in' | 'out';

/** Fields with their types, those of objects below them. */
export const fieldList = (fields: readonly NamedSchema[], direction: Direction): Html =>
  html`<ul class="fields">
    ${fields.map((field) => item(field, direction))}
  </ul>`;

const item = ({ name, schema, required, place }: NamedSchema, direction: Direction): Html =>
  html`<li>
    <p class="field">
      <code class="name">${name}</code> <span class="type">${typeText(schema)}</span>
      ${place ? html`<span class="place">${place}</span>` : ''}
      ${direction === 'in' && required ? html`<span class="need">required</span>` : ''}
      ${direction === 'out' && !required ? html`<span class="place">not always there</span>` : ''}
    </p>
    ${described(schema)}${facts(schema)}${nested(schema, direction)}
  </li>`;

const described = ({ description }: JsonSchema): Html =>
  typeof description === 'string' ? html`<p>${prose(description)}</p>` : html``;

const FACTS: Readonly<Record<string, string>> = {
  default: 'Default',
  minimum: 'At least',
  maximum: 'At most',
  minLength: 'Characters, at least',
  maxLength: 'Characters, at most',
  minItems: 'Items, at least',
  maxItems: 'Items, at most',
  pattern: 'Matches',
};

/** What a value must be beyond its type. */
function facts(schema: JsonSchema): Html {
  const values = enumOf(schema);
  const given = Object.assign({}, ...choicesOf(schema), schema) as JsonSchema;
  const texts = Object.entries(FACTS).flatMap(([key, label]) =>
    given[key] === undefined ? [] : [html`<p class="fact">${label} <code>${plain(given[key])}</code></p>`],
  );
  return html`${texts}${
    values.length > 0 ? html`<p class="fact">One of ${values.map((value) => html`<code>${value}</code> `)}</p>` : ''
  }`;
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const choicesOf = (schema: JsonSchema): readonly JsonSchema[] => (schema['anyOf'] ?? []) as readonly JsonSchema[];

/** The schemas that a value has inside: itself, its choices, its items. */
const parts = (schema: JsonSchema): readonly JsonSchema[] => [
  schema,
  ...choicesOf(schema).flatMap(parts),
  ...(schema['items'] ? parts(schema['items'] as JsonSchema) : []),
];

const enumOf = (schema: JsonSchema): readonly string[] =>
  parts(schema).flatMap((part) => (part['enum'] ?? []) as readonly string[]);

const nested = (schema: JsonSchema, direction: Direction): Html =>
  html`${parts(schema).flatMap((part) => (part['properties'] ? [fieldList(fieldsOf(part), direction)] : []))}`;

/** The properties of an object. */
export function fieldsOf(schema: JsonSchema): readonly NamedSchema[] {
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  return Object.entries((schema['properties'] ?? {}) as Properties).map(([name, property]) => ({
    name,
    schema: property,
    required: required.has(name),
  }));
}
