import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { type DataObject, isObject } from '../answer/data.ts';
import { quote } from '../answer/quote.ts';
import { isOfType } from '../answer/types.ts';

/** A field that a subgraph requires of an entity: read under the name of the data, sent under the subgraph's. */
export type RequiredSelection = QueryPlanSelectionNode & { readonly as?: string };

interface RequiredField {
  /** Its name in the data. */
  readonly key: string;
  /** `"name":`, the name that the subgraph knows. */
  readonly prefix: string;
  readonly inner: RepresentationWriter | undefined;
}

/**
 * Writes the representation of an entity that a subgraph asks for (Federation 2, `_entities`): its type and the required
 * fields, as JSON. Which fields these are depends on the entity's type and is worked out once for each.
 */
export class RepresentationWriter {
  readonly #schema: GraphQLSchema;
  readonly #selections: readonly RequiredSelection[];
  readonly #byType = new Map<unknown, readonly RequiredField[]>();
  readonly #soleKeys = new Map<unknown, string | undefined>();

  constructor(schema: GraphQLSchema, selections: readonly RequiredSelection[]) {
    this.#schema = schema;
    this.#selections = selections;
  }

  /** @returns undefined when the object is of none of the wanted types, or a required field is not known. */
  write(object: DataObject): string | undefined {
    const fields = this.#fieldsOf(object['__typename']);
    return fields[0]?.key === '__typename' ? this.#writeFields(fields, object) : undefined;
  }

  /** The name in the data of the one leaf that tells an object of this type from others; undefined where it takes more. */
  soleKey(type: unknown): string | undefined {
    const known = this.#soleKeys.get(type);
    if (known !== undefined || this.#soleKeys.has(type)) return known;
    const made = soleKeyOf(this.#fieldsOf(type));
    this.#soleKeys.set(type, made);
    return made;
  }

  #writeFields(fields: readonly RequiredField[], object: DataObject): string | undefined {
    let text = '';
    for (const { key, prefix, inner } of fields) {
      const value = writeValue(inner, object[key]);
      if (value === undefined) return undefined;
      text += text === '' ? prefix + value : `,${prefix}${value}`;
    }
    return `{${text}}`;
  }

  writeNested(object: DataObject): string | undefined {
    return this.#writeFields(this.#fieldsOf(object['__typename']), object);
  }

  #fieldsOf(type: unknown): readonly RequiredField[] {
    const known = this.#byType.get(type);
    if (known) return known;
    const made = this.#collect(type);
    this.#byType.set(type, made);
    return made;
  }

  /** The fields for one type, each once; `__typename` first. */
  #collect(type: unknown): readonly RequiredField[] {
    const found = new Map<string, { readonly key: string; readonly selections: RequiredSelection[] }>();
    this.#gather(this.#selections, type, found);
    const fields = [...found].map(([name, { key, selections }]) => ({
      key,
      prefix: `${JSON.stringify(name)}:`,
      inner: selections.length > 0 ? new RepresentationWriter(this.#schema, selections) : undefined,
    }));
    return fields.sort((a, b) => Number(b.key === '__typename') - Number(a.key === '__typename'));
  }

  #gather(
    selections: readonly RequiredSelection[],
    type: unknown,
    found: Map<string, { readonly key: string; readonly selections: RequiredSelection[] }>,
  ): void {
    for (const node of selections) {
      if (node.kind === 'Field') {
        const key = node.alias ?? node.name;
        const name = node.as ?? key;
        const known = found.get(name) ?? { key, selections: [] };
        known.selections.push(...(node.selections ?? []));
        found.set(name, known);
      } else if (this.#applies(node.typeCondition, type)) this.#gather(node.selections, type, found);
    }
  }

  #applies(condition: string | undefined, type: unknown): boolean {
    return condition === undefined || (typeof type === 'string' && isOfType(this.#schema, type, condition));
  }
}

function soleKeyOf([type, field, ...more]: readonly RequiredField[]): string | undefined {
  return type?.key === '__typename' && more.length === 0 && field?.inner === undefined ? field?.key : undefined;
}

function writeValue(inner: RepresentationWriter | undefined, value: unknown): string | undefined {
  if (typeof value === 'string') return quote(value);
  if (value === undefined) return undefined;
  if (inner === undefined || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return writeList(inner, value);
  return isObject(value) ? inner.writeNested(value) : JSON.stringify(value);
}

function writeList(inner: RepresentationWriter, values: readonly unknown[]): string | undefined {
  const items: string[] = [];
  for (const value of values) {
    const item = writeValue(inner, value);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return `[${items.join(',')}]`;
}
