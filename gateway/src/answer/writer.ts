import {
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLLeafType,
} from 'graphql';
import { type DataObject, isObject } from './data.ts';
import { quote } from './quote.ts';
import type { FieldShape, SelectionShape } from './shape.ts';
import type { TypeFacts } from './type-facts.ts';

/** The objects of the data that stand at several places, with what was written of each. */
export type Shared = Map<DataObject, Map<ObjectWriter, string>>;

/**
 * Thrown where the data is not as it should be: a null where the schema has none, a value that is not of its type, a field
 * that nobody fetched, introspection. Then the careful way (project.ts) makes the answer, with paths and errors.
 */
export const IRREGULAR = Symbol('irregular');

/** What is known of the data as a whole. */
export interface Writing {
  readonly shared: Shared;
  /** Whether no text in it needs escaping: it came as JSON without a backslash. */
  readonly verbatim: boolean;
}

type WriteValue = (value: unknown, writing: Writing) => string;

/**
 * What stands between two values. A text that needs no escaping is written bare, and its quotes are part of what stands beside it: V8
 * joins texts as a tree, and each piece less is one node less to make and to walk through when the whole is sent.
 */
interface Between {
  /** `"name":`, with a comma before it for all but the first. */
  readonly plain: string;
  /** The same, where a bare text follows. */
  readonly toText: string;
  /** The same, after a bare text. */
  readonly fromText: string;
  readonly textToText: string;
}

interface FieldWriter extends Between {
  readonly key: string;
  readonly write: WriteValue;
  /** Whether a text may be written as it is, quotes aside. */
  readonly isText: boolean;
}

const between = (name: string, isFirst: boolean): Between => {
  const plain = `${isFirst ? '' : ','}${JSON.stringify(name)}:`;
  return { plain, toText: `${plain}"`, fromText: `"${plain}`, textToText: `"${plain}"` };
};

/** Writes objects of one selection as JSON, in the client's names and order. */
export class ObjectWriter {
  readonly #shape: SelectionShape;
  readonly #staticType: string;
  readonly #types: TypeFacts;
  readonly #byType = new Map<string, readonly FieldWriter[]>();

  constructor(shape: SelectionShape, staticType: string, types: TypeFacts) {
    this.#shape = shape;
    this.#staticType = staticType;
    this.#types = types;
  }

  /** @throws IRREGULAR */
  write(object: DataObject, writing: Writing): string {
    const known = writing.shared.size > 0 ? writing.shared.get(object) : undefined;
    if (!known) return this.#writeFields(object, writing);
    const written = known.get(this) ?? this.#writeFields(object, writing);
    known.set(this, written);
    return written;
  }

  #writeFields(object: DataObject, writing: Writing): string {
    const told = object['__typename'];
    const { verbatim } = writing;
    let text = '{';
    let bare = false;
    for (const field of this.#fieldsOf(typeof told === 'string' ? told : this.#staticType)) {
      const value = object[field.key];
      if (verbatim && field.isText && typeof value === 'string') {
        text += bare ? field.textToText : field.toText;
        text += value;
        bare = true;
      } else {
        text += bare ? field.fromText : field.plain;
        text += field.write(value, writing);
        bare = false;
      }
    }
    return text + (bare ? '"}' : '}');
  }

  #fieldsOf(type: string): readonly FieldWriter[] {
    const known = this.#byType.get(type);
    if (known) return known;
    if (!this.#types.isKnown(type) || this.#shape.isUndecided(type)) return irregular();
    const made = this.#shape.fieldsOf(type).map((field, index) => ({
      key: field.key,
      ...between(field.responseName, index === 0),
      write: this.#fieldWriter(field, type),
      isText: isText(field),
    }));
    this.#byType.set(type, made);
    return made;
  }

  #fieldWriter(field: FieldShape, type: string): WriteValue {
    if (field.fieldName === '__typename') return this.#types.isAbstract(type) ? irregular : () => JSON.stringify(type);
    return field.type ? this.#valueWriter(field, field.type) : irregular;
  }

  #valueWriter(field: FieldShape, type: GraphQLOutputType): WriteValue {
    if (isNonNullType(type)) return this.#presentWriter(field, type.ofType);
    const write = this.#presentWriter(field, type);
    return (value, writing) => (value === null || value === undefined ? 'null' : write(value, writing));
  }

  #presentWriter(field: FieldShape, type: GraphQLOutputType): WriteValue {
    if (isListType(type)) return listWriter(this.#valueWriter(field, type.ofType));
    const named = getNamedType(type);
    if (isLeafType(named)) return leafWriter(named);
    if (!field.selection) return irregular;
    const writer = new ObjectWriter(field.selection, named.name, this.#types);
    return (value, writing) => (isObject(value) ? writer.write(value, writing) : irregular());
  }
}

/** An enum has to be looked up, and a type's name comes from the schema. */
const isText = ({ fieldName, type }: FieldShape): boolean =>
  fieldName !== '__typename' && type !== undefined && isScalarType(getNullableType(type));

function irregular(): never {
  throw IRREGULAR;
}

const listWriter =
  (write: WriteValue): WriteValue =>
  (values, writing) => {
    if (!Array.isArray(values)) return irregular();
    let text = '[';
    for (let index = 0; index < values.length; index += 1) {
      if (index > 0) text += ',';
      text += write(values[index], writing);
    }
    return `${text}]`;
  };

function leafWriter(type: GraphQLLeafType): WriteValue {
  if (isEnumType(type)) {
    return (value) => (typeof value === 'string' && type.getValue(value) ? `"${value}"` : irregular());
  }
  return type.name === 'ID' ? writeId : writeLeaf;
}

const writeId: WriteValue = (value, writing) => (typeof value === 'number' ? `"${value}"` : writeLeaf(value, writing));

function writeLeaf(value: unknown, { verbatim }: Writing): string {
  if (typeof value === 'string') return verbatim ? `"${value}"` : quote(value);
  if (value === null || value === undefined) return irregular();
  return JSON.stringify(value);
}
