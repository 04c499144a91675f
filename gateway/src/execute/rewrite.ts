import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { type DataObject, isObject } from '../answer/data.ts';
import { isOfType } from '../answer/types.ts';

/** Applies the planner's rewrites in place: set a value or rename a key, at a path that may name types (`... on T`). */
export function rewrite(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  for (const one of rewrites) rewriteAt(schema, one, value, 0);
}

function rewriteAt(schema: GraphQLSchema, one: FetchDataRewrite, value: unknown, depth: number): void {
  if (Array.isArray(value)) return value.forEach((item) => rewriteAt(schema, one, item, depth));
  if (!isObject(value)) return;
  const segment = one.path[depth] as string;
  if (segment.startsWith('... on ')) {
    if (isNamed(schema, segment.slice('... on '.length), value)) rewriteAt(schema, one, value, depth + 1);
  } else if (depth < one.path.length - 1) {
    rewriteAt(schema, one, value[segment], depth + 1);
  } else {
    applyRewrite(one, value, segment);
  }
}

function isNamed(schema: GraphQLSchema, condition: string, { __typename: type }: DataObject): boolean {
  return typeof type === 'string' && isOfType(schema, type, condition);
}

/** A representation as JSON with the rewrites applied; hardly any fetch has some. */
export function rewriteText(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[], text: string): string {
  if (rewrites.length === 0) return text;
  const value = JSON.parse(text) as DataObject;
  rewrite(schema, rewrites, value);
  return JSON.stringify(value);
}

function applyRewrite(one: FetchDataRewrite, object: DataObject, key: string): void {
  if (one.kind === 'ValueSetter') {
    object[key] = one.setValueTo;
  } else if (key in object) {
    object[one.renameKeyTo] = object[key];
    Reflect.deleteProperty(object, key);
  }
}
