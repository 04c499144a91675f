import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  GraphQLList,
  type GraphQLSchema,
  buildSchema,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isObjectType,
  printSchema,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { subgraphsWithout } from '../fault.ts';
import type { Blueprint, ContextArgument } from './blueprint.ts';
import { type Federation, isOfType, typesOf } from './federation.ts';
import { type Node, readValue, wrap } from './node.ts';
import { type Reader, pick } from './pick.ts';
import type { Row, Store } from './store.ts';

export interface Context {
  readonly store: Store;
}

/** One executable schema over the data of all subgraphs: the API schema, and no federation at all. */
export function monolithOf(federation: Federation): GraphQLSchema {
  const schema = buildSchema(printSchema(federation.supergraph.apiSchema));
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (node: Node) => node.typename;
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) field.resolve = resolver(federation, type.name);
  }
  return schema;
}

/** The monolith with every type nullable: an error stays where it happened. */
export function nullableMonolithOf(federation: Federation): GraphQLSchema {
  const schema = monolithOf(federation);
  for (const type of Object.values(schema.getTypeMap()))
    if ((isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) field.type = nullable(field.type);
  return schema;
}

function nullable(type: GraphQLOutputType): GraphQLOutputType {
  const inner = getNullableType(type);
  return isListType(inner) ? new GraphQLList(nullable(inner.ofType)) : inner;
}

const resolver =
  (federation: Federation, type: string): GraphQLFieldResolver<Node | undefined, Context> =>
  (node = rootNode(type), args, { store }, info) =>
    readMonolith({ federation, store }, node, info.parentType.getFields()[info.fieldName] as Field, args);

export const rootNode = (typename: string): Node => nodeOf({ __typename: typename }, typename, undefined);

export const nodeOf = (row: Row, typename: string, parent: Node | undefined): Node => ({
  row,
  typename,
  parent,
  given: undefined,
  provided: [],
});

type Field = Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>;

interface Place {
  readonly federation: Federation;
  readonly store: Store;
}

/** What a field of the whole graph is; what one subgraph needs of others is read, not told. */
function readMonolith(place: Place, node: Node, { name: field, type }: Field, args: Record<string, unknown>): unknown {
  const { federation, store } = place;
  const types = typesOf(federation.supergraph, node.typename);
  const owners = ownersOf(federation, types, field);
  if (isUnknown(owners, subgraphsWithout(store.faults, 'absent', node))) return null;
  if (isUnknown(owners, subgraphsWithout(store.faults, 'lost', node))) throw new Error(`${node.typename} is lost.`);
  const required = requiredOf(place, node, owners);
  const full = { ...args, ...contextArguments(place, node, owners) };
  const value = readValue({ fixture: federation.fixture, store, node, types, field, args: full, required });
  return wrap(value, type, store, (row, typename) => nodeOf(row, typename, node));
}

/** A subgraph that answers the field, and the name under which it does. */
interface Owner {
  readonly blueprint: Blueprint;
  readonly at: string;
}

function ownersOf({ blueprints }: Federation, types: readonly string[], field: string): readonly Owner[] {
  return blueprints.flatMap((blueprint) => {
    const at = types
      .filter((type, index) => index === 0 || blueprint.interfaceObjects.has(type))
      .map((type) => `${type}.${field}`)
      .find((one) => blueprint.fields.has(one) && !blueprint.external.has(one));
    return at === undefined || isOverridden(blueprints, blueprint, at) ? [] : [{ blueprint, at }];
  });
}

export const isOverridden = (all: readonly Blueprint[], { name }: Blueprint, at: string): boolean =>
  all.some((other) => other.overrides.get(at) === name);

const isUnknown = (owners: readonly Owner[], subgraphs: readonly string[]): boolean =>
  owners.length > 0 && owners.every(({ blueprint }) => subgraphs.includes(blueprint.name));

function requiredOf(place: Place, node: Node, owners: readonly Owner[]): Record<string, unknown> | undefined {
  const selections = owners.map(({ blueprint, at }) => blueprint.requires.get(at)).find((one) => one !== undefined);
  return selections && pick(wholeReader(place), selections, node);
}

function contextArguments(place: Place, node: Node, owners: readonly Owner[]): Record<string, unknown> {
  const found = owners.flatMap(({ blueprint, at }) =>
    (blueprint.fromContext.get(at) ?? []).map((one) => [one.argument, contextValue(place, node, blueprint, one)]),
  );
  return Object.fromEntries(found) as Record<string, unknown>;
}

/** The leaf that the selection leads to, from the nearest object above that sets the context. */
function contextValue(place: Place, node: Node, blueprint: Blueprint, { context, selections }: ContextArgument) {
  let above = node.parent;
  while (above && !setsContext(place, above, blueprint, context)) above = above.parent;
  let value: unknown = above ? pick(wholeReader(place), selections, above) : null;
  while (typeof value === 'object' && value !== null) value = Object.values(value)[0];
  return value ?? null;
}

const setsContext = ({ federation }: Place, { typename }: Node, blueprint: Blueprint, context: string): boolean =>
  typesOf(federation.supergraph, typename).some((type) => blueprint.contexts.get(type)?.includes(context));

/** Reads any field, also those that clients may not see. */
export const wholeReader = (place: Place): Reader<Node> => ({
  typenameOf: ({ typename }) => typename,
  isOf: (typename, condition) => isOfType(place.federation.supergraph, typename, condition),
  read: (node, selection) => readSelection(place, node, selection),
});

function readSelection(place: Place, node: Node, selection: FieldNode): unknown {
  const type = place.federation.supergraph.fullSchema.getType(node.typename);
  const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
  if (!field) throw new TypeError(`There is no ${node.typename}.${selection.name.value}.`);
  return readMonolith(place, node, field, getArgumentValues(field, selection));
}
