import { isDeepStrictEqual } from 'node:util';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLFieldResolver, type GraphQLSchema, Kind, isAbstractType, isObjectType } from 'graphql';
import { subgraphsWithout } from '../fault.ts';
import type { Blueprint, Selections } from './blueprint.ts';
import { type Federation, isOfType, typesOf } from './federation.ts';
import { type Context, isOverridden, nodeOf, rootNode, wholeReader } from './monolith.ts';
import { type Node, readValue, wrap } from './node.ts';
import { type Reader, pick } from './pick.ts';
import type { Row, Store } from './store.ts';

type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** A subgraph over the shared data. It answers nothing but what its schema lets it know, and fails when it is asked for more. */
export function subgraphSchemaOf(federation: Federation, blueprint: Blueprint): GraphQLSchema {
  const resolvers = referenceResolvers(federation, blueprint);
  const schema = buildSubgraphSchema({ typeDefs: blueprint.document, resolvers }) as GraphQLSchema;
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isAbstractType(type)) type.resolveType = (node: Node) => node.typename;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (!field.name.startsWith('_')) field.resolve = resolver(federation, blueprint, rootNameOf(schema, type.name));
  }
  return schema;
}

/** A subgraph may name its root types as it likes. */
function rootNameOf(schema: GraphQLSchema, type: string): string {
  if (type === schema.getQueryType()?.name) return 'Query';
  return type === schema.getMutationType()?.name ? 'Mutation' : type;
}

function referenceResolvers(federation: Federation, blueprint: Blueprint) {
  // Asynchronous, so that one that fails does not take the others of the request along.
  const resolve = async (given: Representation, { store }: Context) => findEntity(federation, blueprint, store, given);
  return Object.fromEntries([...blueprint.keys.keys()].map((type) => [type, { __resolveReference: resolve }]));
}

/** @throws Error when the representation has no key that the subgraph knows, or names no entity. */
function findEntity(federation: Federation, blueprint: Blueprint, store: Store, given: Representation): Node | null {
  const keys = (blueprint.keys.get(given.__typename) ?? []).filter((key) => isComplete(key, given));
  if (keys.length === 0)
    throw new Error(`${blueprint.name} has no key of the representation ${JSON.stringify(given)}.`);
  const reader = wholeReader({ federation, store });
  const candidates = federation.supergraph.fullSchema;
  const types = isAbstractType(candidates.getType(given.__typename))
    ? candidates.getPossibleTypes(candidates.getType(given.__typename) as never).map(({ name }) => name)
    : [given.__typename];
  const row = store.all(...types).find((one) => keys.every((key) => hasKey(reader, key, one, given)));
  if (!row) throw new Error(`${blueprint.name} knows no entity ${JSON.stringify(given)}.`);
  const node = nodeOf(row, row.__typename ?? given.__typename, undefined);
  if (subgraphsWithout(store.faults, 'lost', node).includes(blueprint.name)) throw new Error('The entity is lost.');
  return subgraphsWithout(store.faults, 'absent', node).includes(blueprint.name) ? null : { ...node, given };
}

function hasKey(reader: Reader<Node>, key: Selections, row: Row, given: Representation): boolean {
  const own = pick(reader, key, nodeOf(row, row.__typename ?? given.__typename, undefined));
  return isDeepStrictEqual(own, pick(givenReader, key, given));
}

const isComplete = (selections: Selections, given: unknown): boolean =>
  selections.every(
    (node) =>
      node.kind !== Kind.FIELD || isKnown(node.selectionSet?.selections, (given as Representation)[node.name.value]),
  );

function isKnown(selections: Selections | undefined, value: unknown): boolean {
  if (value === undefined) return false;
  if (!selections || value === null) return true;
  return Array.isArray(value) ? value.every((item) => isKnown(selections, item)) : isComplete(selections, value);
}

/** Reads a representation; what is missing in it is a fault of the gateway. */
const givenReader: Reader<Readonly<Record<string, unknown>>> = {
  typenameOf: (object) => String(object['__typename']),
  isOf: (typename, condition) => typename === condition,
  read: (object, { name }) => {
    const value = object[name.value];
    if (value === undefined) throw new Error(`The representation lacks "${name.value}": ${JSON.stringify(object)}.`);
    return value;
  },
};

const resolver =
  (federation: Federation, blueprint: Blueprint, type: string): GraphQLFieldResolver<Node | undefined, Context> =>
  (node = rootNode(type), args, { store }, info) => {
    const field = info.fieldName;
    const at = `${type}.${field}`;
    checkKnown(federation, blueprint, node, at, field);
    const types = [...typesOf(federation.supergraph, node.typename), type];
    const required = requiredOf(federation, blueprint, node, at);
    const value = readValue({ fixture: federation.fixture, store, node, types, field, args, required });
    const provided = [...providedWithin(federation, node, field), ...(blueprint.provides.get(at) ?? [])];
    return wrap(value, info.returnType, store, (row, typename) => ({ ...nodeOf(row, typename, node), provided }));
  };

/** @throws Error when the subgraph does not know the field here. */
function checkKnown(federation: Federation, blueprint: Blueprint, node: Node, at: string, field: string): void {
  if (isOverridden(federation.blueprints, blueprint, at)) throw new Error(`${blueprint.name} lost ${at} to another.`);
  if (!blueprint.external.has(at) || blueprint.keyFields.has(at)) return;
  if (!isProvided(federation, node, field))
    throw new Error(`${blueprint.name} was asked for ${at}, which is external.`);
}

const isProvided = (federation: Federation, node: Node, field: string): boolean =>
  applying(federation, node).some((one) => one.kind === Kind.FIELD && one.name.value === field);

const providedWithin = (federation: Federation, node: Node, field: string): Selections =>
  applying(federation, node).flatMap((one) =>
    one.kind === Kind.FIELD && one.name.value === field ? (one.selectionSet?.selections ?? []) : [],
  );

/** The provided fields that are of the node's type. */
function applying(federation: Federation, node: Node, selections = node.provided): Selections {
  return selections.flatMap((one) => {
    if (one.kind !== Kind.INLINE_FRAGMENT) return [one];
    const condition = one.typeCondition?.name.value;
    const applies = condition === undefined || isOfType(federation.supergraph, node.typename, condition);
    return applies ? applying(federation, node, one.selectionSet.selections) : [];
  });
}

function requiredOf(federation: Federation, blueprint: Blueprint, node: Node, at: string) {
  const selections = blueprint.requires.get(at);
  if (!selections) return undefined;
  if (!node.given) throw new Error(`${blueprint.name} was asked for ${at} without what it requires.`);
  const isOf: Reader<unknown>['isOf'] = (typename, condition) => isOfType(federation.supergraph, typename, condition);
  return pick({ ...givenReader, isOf }, selections, node.given);
}
