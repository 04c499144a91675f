import { type GraphQLOutputType, getNamedType, isLeafType } from 'graphql';
import type { Fixture } from '../fixture.ts';
import type { Selections } from './blueprint.ts';
import { spoil } from '../fault.ts';
import { Ref, type Row, type Store } from './store.ts';
import { textOf } from './text.ts';

/** A row on its way through an execution. */
export interface Node {
  readonly typename: string;
  readonly row: Row;
  /** The object that it was read from: where contexts are looked for. */
  readonly parent: Node | undefined;
  /** In a subgraph: the representation that it was found by. */
  readonly given: Readonly<Record<string, unknown>> | undefined;
  /** In a subgraph: what `@provides` lets it know. */
  readonly provided: Selections;
}

export interface Read {
  readonly fixture: Fixture;
  readonly store: Store;
  readonly node: Node;
  /** The concrete type, then its interfaces: where the field's function may stand. */
  readonly types: readonly string[];
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly required: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The value of a field, the same wherever it is asked for.
 * @throws Error when a fault says so.
 */
export function readValue(read: Read): unknown {
  const { fixture, store, node, types, field, args, required } = read;
  const own = types.map((type) => fixture.fields[`${type}.${field}`]).find((one) => one !== undefined);
  const value = own ? own({ row: node.row, store, args, required: required ?? {} }) : plainValue(read);
  return spoil(store.faults, node, field, value);
}

/** Arguments and requirements that nobody interprets are shown, so that a wrong one is seen. */
function plainValue({ node, field, args, required }: Read): unknown {
  const value = node.row[field];
  if (required) return `${field}${textOf(required)}${textOf(args)}`;
  return typeof value === 'string' && Object.keys(args).length > 0 ? `${value}${textOf(args)}` : value;
}

/** Rows within a value become nodes; leaves stay. */
export function wrap(
  value: unknown,
  type: GraphQLOutputType,
  store: Store,
  nodeOf: (row: Row, typename: string) => Node,
): unknown {
  const named = getNamedType(type);
  if (isLeafType(named)) return value;
  return wrapRows(value, store, (row) => nodeOf(row, row.__typename ?? named.name));
}

function wrapRows(value: unknown, store: Store, nodeOf: (row: Row) => Node): unknown {
  if (Array.isArray(value)) return value.map((item) => wrapRows(item, store, nodeOf));
  if (value === null || value === undefined || value instanceof Error) return value;
  return nodeOf(value instanceof Ref ? store.get(value) : (value as Row));
}
