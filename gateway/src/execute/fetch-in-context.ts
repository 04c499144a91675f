import type { FetchDataKeyRenamer } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { type DataObject, type Path, type Place, isObject, placesAt } from '../answer/data.ts';
import { isOfType } from '../answer/types.ts';
import type { FetchStep } from '../plan/steps.ts';
import { type Run, requestOf, transportOf, variableMembers } from './context.ts';
import { fetchWanted } from './fetch-entities.ts';
import { type Wanted, representationOf, toRequest, wantedOf } from './wanted.ts';

/**
 * Fetches entities whose fields take values from the objects above them (`@fromContext`). Entities with the same values are
 * one request, in which the values are variables.
 */
export async function fetchInContext(run: Run, step: FetchStep): Promise<void> {
  const groups = group(run, step);
  await Promise.all(
    [...groups].map(([values, wanted]) =>
      fetchWanted(run, step, toRequest(wanted), (representations) => {
        const own = [`"representations":${representations}`, values, ...variableMembers(run, step.variables)];
        return transportOf(run, step).request(requestOf(run, step.operation, own));
      }),
    ),
  );
}

/** Entities by their representations, by the members of the variables that hold their context. */
function group(run: Run, step: FetchStep): ReadonlyMap<string, Map<string, Wanted>> {
  const groups = new Map<string, Map<string, Wanted>>();
  for (const place of placesAt(run.data, step.path)) {
    const text = representationOf(run, step, place.object);
    if (text === undefined) continue;
    const values = contextOf(run, step, place);
    const wanted = groups.get(values) ?? new Map<string, Wanted>();
    groups.set(values, wanted);
    wantedOf(wanted, text, { holder: { '': place.object }, key: '' }, false);
  }
  return groups;
}

function contextOf({ schema, data }: Run, { contextRewrites }: FetchStep, { path }: Place): string {
  const chain = objectsAlong(data, path);
  const values = new Map<string, unknown>();
  for (const rewrite of contextRewrites) {
    const value = contextValue(schema, chain, rewrite);
    if (value !== undefined || !values.has(rewrite.renameKeyTo)) values.set(rewrite.renameKeyTo, value ?? null);
  }
  return [...values].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',');
}

/** The objects from the root to a place; lists are no step. */
function objectsAlong(root: DataObject, path: Path): readonly DataObject[] {
  const chain: DataObject[] = [root];
  let value: unknown = root;
  for (const segment of path) {
    value = (value as Record<string | number, unknown>)[segment];
    if (isObject(value)) chain.push(value);
  }
  return chain;
}

/** `..` is the object above, `... on T` a condition on it, a name a field of it; undefined where the path does not lead. */
function contextValue(schema: GraphQLSchema, chain: readonly DataObject[], { path }: FetchDataKeyRenamer): unknown {
  const up = path.filter((segment) => segment === '..').length;
  const start = chain[chain.length - 1 - up];
  return start && valueAt(schema, start, path.slice(up));
}

function valueAt(schema: GraphQLSchema, value: unknown, path: readonly string[]): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => valueAt(schema, item, path));
  if (!isObject(value)) return undefined;
  if (!segment.startsWith('... on ')) return valueAt(schema, value[segment], rest);
  const type = value['__typename'];
  const fits = typeof type === 'string' && isOfType(schema, type, segment.slice('... on '.length));
  return fits ? valueAt(schema, value, rest) : undefined;
}
