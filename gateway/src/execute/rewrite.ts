import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { type DataObject, isObject } from './data.ts';
import { isOfType } from './types.ts';

/**
 * The representation of an entity that a subgraph asks for (Federation 2, `_entities`): its type and the required fields.
 * Undefined when the object is of none of the wanted types or a required field is not known.
 */
export function representationOf(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  object: DataObject,
): DataObject | undefined {
  const made = select(schema, requires, object);
  return made?.['__typename'] === undefined ? undefined : made;
}

function select(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
  object: DataObject,
): DataObject | undefined {
  const made: DataObject = {};
  for (const node of selections) {
    if (node.kind === 'Field') {
      const value = valueOf(schema, node.selections, object[node.alias ?? node.name]);
      if (value === undefined) return undefined;
      made[node.alias ?? node.name] = value;
    } else if (applies(schema, node.typeCondition, object)) {
      const part = select(schema, node.selections, object);
      if (!part) return undefined;
      Object.assign(made, part);
    }
  }
  return made;
}

function valueOf(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[] | undefined,
  value: unknown,
): unknown {
  if (!selections || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => valueOf(schema, selections, item));
  return isObject(value) ? select(schema, selections, value) : value;
}

function applies(schema: GraphQLSchema, condition: string | undefined, object: DataObject): boolean {
  if (condition === undefined) return true;
  const type = object['__typename'];
  return typeof type === 'string' && isOfType(schema, type, condition);
}

/** Applies the planner's rewrites in place: set a value or rename a key, at a path that may name types (`... on T`). */
export function rewrite(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  for (const one of rewrites) rewriteAt(schema, one, value, 0);
}

function rewriteAt(schema: GraphQLSchema, one: FetchDataRewrite, value: unknown, depth: number): void {
  if (Array.isArray(value)) return value.forEach((item) => rewriteAt(schema, one, item, depth));
  if (!isObject(value)) return;
  const segment = one.path[depth] as string;
  if (segment.startsWith('... on ')) {
    if (applies(schema, segment.slice('... on '.length), value)) rewriteAt(schema, one, value, depth + 1);
  } else if (depth < one.path.length - 1) {
    rewriteAt(schema, one, value[segment], depth + 1);
  } else {
    applyRewrite(one, value, segment);
  }
}

function applyRewrite(one: FetchDataRewrite, object: DataObject, key: string): void {
  if (one.kind === 'ValueSetter') {
    object[key] = one.setValueTo;
  } else if (key in object) {
    object[one.renameKeyTo] = object[key];
    Reflect.deleteProperty(object, key);
  }
}
