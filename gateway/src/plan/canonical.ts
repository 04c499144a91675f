import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  print,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Inside the gateway a field is known by a name that depends on nothing but what it asks for: its own name, or, where it
 * has arguments, its name and a number. A client's aliases exist in the projection alone. So an alias that equals a key
 * field cannot end up in a representation, and fields with the same arguments are fetched once.
 */
export interface CanonicalOperation {
  /** The operation without the client's aliases; what is planned. */
  readonly document: DocumentNode;
  /** The name under which a field of the client's document stands in the data. */
  readonly nameOf: (field: FieldNode) => string;
}

/** @param document valid against the schema. */
export function canonicalize(schema: GraphQLSchema, document: DocumentNode): CanonicalOperation {
  const names = assignNames(schema, document);
  const nameOf = (field: FieldNode) => names.get(field) ?? field.name.value;
  return { document: visit(document, { Field: (field) => rename(field, nameOf(field)) }), nameOf };
}

/** A visitor returns the changed field and graphql-js goes on into its selections, whose nodes are still the client's. */
function rename({ alias: _alias, ...field }: FieldNode, name: string): FieldNode {
  return name === field.name.value ? field : { ...field, alias: { kind: Kind.NAME, value: name } };
}

function assignNames(schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<FieldNode, string> {
  const types = new TypeInfo(schema);
  const variants = new Map<string, string[]>();
  const names = new Map<FieldNode, string>();
  const enter = (field: FieldNode) => {
    const known = variants.get(field.name.value) ?? [PLAIN_UNUSED];
    variants.set(field.name.value, known);
    const index = indexOfVariant(known, variantOf(field, types), (field.arguments ?? []).length === 0);
    names.set(field, index === 0 ? field.name.value : `${field.name.value}__${index}`);
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return names;
}

const PLAIN_UNUSED = '';

/**
 * Fields of one name are the same when they have the same arguments and the same type. A field that changes something is
 * only the same as itself: two equal mutations are two changes (GraphQL §6.2.2).
 */
function variantOf(field: FieldNode, types: TypeInfo): string {
  const args = [...(field.arguments ?? [])].sort((a, b) => a.name.value.localeCompare(b.name.value)).map(print);
  const isChange = types.getParentType()?.name === 'Mutation';
  return `${args.join(',')}:${String(types.getType())}:${isChange ? (field.alias ?? field.name).value : ''}`;
}

/** Index 0, the plain name, is kept for the one without arguments, since that is what keys and requirements of subgraphs mean. */
function indexOfVariant(known: string[], variant: string, plain: boolean): number {
  if (plain && known[0] === PLAIN_UNUSED) known[0] = variant;
  const found = known.indexOf(variant);
  return found >= 0 ? found : known.push(variant) - 1;
}
