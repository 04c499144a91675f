import { type FieldNode, Kind } from 'graphql';
import type { Selections } from './blueprint.ts';

/** How the fields of some kind of object are read. */
export interface Reader<T> {
  typenameOf(object: T): string;
  /** Whether an object of the type is one of the condition's. */
  isOf(typename: string, condition: string): boolean;
  /** An object, a leaf, null, or lists of them. */
  read(object: T, field: FieldNode): unknown;
}

/** The selected part of an object as JSON: what a representation, `@requires` or a context is about. */
export function pick<T>(reader: Reader<T>, selections: Selections, object: T): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const node of selections) {
    if (node.kind === Kind.FIELD) {
      made[node.name.value] = pickValue(reader, node, readField(reader, object, node));
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value;
      if (condition === undefined || reader.isOf(reader.typenameOf(object), condition))
        Object.assign(made, pick(reader, node.selectionSet.selections, object));
    }
  }
  return made;
}

const readField = <T>(reader: Reader<T>, object: T, node: FieldNode): unknown =>
  node.name.value === '__typename' ? reader.typenameOf(object) : reader.read(object, node);

function pickValue<T>(reader: Reader<T>, node: FieldNode, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => pickValue(reader, node, item));
  if (value === null || value === undefined) return null;
  return node.selectionSet ? pick(reader, node.selectionSet.selections, value as T) : value;
}
