import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  print,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DeferredFragment } from '../answer/shape.ts';
import { bareFields } from './bare.ts';
import { clientLabelOf, deferOf, hasDefer, relabelled, writeOutDeferred } from './deferred.ts';

/**
 * Inside the gateway a field is known by a name that depends on nothing but what it asks for: its own name, or, where it
 * has arguments, its name and a number. A client's aliases exist in the projection alone. So an alias that equals a key
 * field cannot end up in a representation, and fields with the same arguments are fetched once.
 */
export interface CanonicalOperation {
  /** The operation without the client's aliases; what is planned. */
  readonly document: DocumentNode;
  /** The client's operation as the answer follows it: where something is deferred, with those fragments written out. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The name under which a field of that operation stands in the data. */
  readonly nameOf: (field: FieldNode) => string;
  /** What a deferred fragment of that operation is called. */
  readonly deferredOf: (fragment: InlineFragmentNode) => DeferredFragment | undefined;
}

/** @param document one operation and its fragments, valid against the schema. */
export function canonicalize(schema: GraphQLSchema, document: DocumentNode): CanonicalOperation {
  const clients = hasDefer(document) ? writeOutDeferred(document) : document;
  const names = assignNames(schema, clients);
  const deferred = assignLabels(clients);
  const bare = bareFields(schema, clients);
  const nameOf = (field: FieldNode) => names.get(field) ?? field.name.value;
  const canonical: DocumentNode = visit(clients, {
    Field: (field) => rename(bare.has(field) ? withTypename(field) : field, nameOf(field)),
    InlineFragment: (fragment) => relabel(fragment, deferred.get(fragment)),
  });
  return { document: canonical, ...partsOf(clients), nameOf, deferredOf: (fragment) => deferred.get(fragment) };
}

function partsOf({ definitions }: DocumentNode): Pick<CanonicalOperation, 'operation' | 'fragments'> {
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return { operation, fragments: Object.fromEntries(fragments.map((node) => [node.name.value, node])) };
}

/** Deferred fragments are numbered in the order of the document. */
function assignLabels(document: DocumentNode): ReadonlyMap<InlineFragmentNode, DeferredFragment> {
  const labels = new Map<InlineFragmentNode, DeferredFragment>();
  visit(document, {
    InlineFragment: (fragment) => {
      const defer = deferOf(fragment);
      if (defer) labels.set(fragment, { label: `d${labels.size}`, clientLabel: clientLabelOf(defer) });
    },
  });
  return labels;
}

function relabel(fragment: InlineFragmentNode, deferred: DeferredFragment | undefined): InlineFragmentNode {
  if (!deferred) return fragment;
  const directives = (fragment.directives ?? []).map((directive) =>
    directive.name.value === 'defer' ? relabelled(directive, deferred.label) : directive,
  );
  return { ...fragment, directives };
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const withTypename = (field: FieldNode): FieldNode => ({
  ...field,
  selectionSet: { kind: Kind.SELECTION_SET, selections: [TYPENAME, ...(field.selectionSet?.selections ?? [])] },
});

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
    const index = indexOfVariant(known, variantOf(field, types), isPlain(field));
    names.set(field, index === 0 ? field.name.value : `${field.name.value}__${index}`);
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return names;
}

/** What keys and requirements of subgraphs mean by the name. */
const isPlain = ({ alias, name, arguments: args = [], selectionSet }: FieldNode): boolean =>
  args.length === 0 && (!selectionSet || alias === undefined || alias.value === name.value);

const PLAIN_UNUSED = '';

/**
 * Leaves of one name are the same when they have the same arguments and the same type. Fields with selections are the same when
 * the client gives them the same name, too: a null that bubbles up in one of them must not cost another what it has. Nor is a
 * change the same as another: two equal mutations are two changes (GraphQL §6.2.2).
 */
function variantOf(field: FieldNode, types: TypeInfo): string {
  const args = [...(field.arguments ?? [])].sort((a, b) => a.name.value.localeCompare(b.name.value)).map(print);
  const isOnlyItself = field.selectionSet !== undefined || types.getParentType()?.name === 'Mutation';
  // What fields of one response name have selected fits together, whatever the types that they stand in (GraphQL §5.3.2).
  const type = field.selectionSet ? '' : String(types.getType());
  return `${args.join(',')}:${type}:${isOnlyItself ? (field.alias ?? field.name).value : ''}`;
}

/** Index 0, the plain name, is kept for the one without arguments, since that is what keys and requirements of subgraphs mean. */
function indexOfVariant(known: string[], variant: string, plain: boolean): number {
  if (plain && known[0] === PLAIN_UNUSED) known[0] = variant;
  const found = known.indexOf(variant);
  return found >= 0 ? found : known.push(variant) - 1;
}
