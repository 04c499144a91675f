import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLSchema,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  Kind,
  type SelectionSetNode,
  getDirectiveValues,
} from 'graphql';
import type { DeferredFragment } from './shape.ts';
import { isOfType, mayBeOfType } from './types.ts';

export interface CollectSource {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** What a fragment is called that comes later; undefined for one that comes with the rest. */
  readonly deferredOf: (fragment: InlineFragmentNode) => DeferredFragment | undefined;
  /** Decides `@skip` and `@include`. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A fragment that comes later, and what it selects. */
export interface CollectedFragment extends DeferredFragment {
  readonly selectionSet: SelectionSetNode;
}

export interface CollectedFields {
  /** Response name → the fields that are answered together under it, in the client's order. */
  readonly grouped: ReadonlyMap<string, readonly FieldNode[]>;
  readonly deferred: readonly CollectedFragment[];
  /** Whether more may be selected: the type is an interface or a union, and a fragment is on some of its objects only. */
  readonly undecided: boolean;
}

/**
 * What is selected on an object of the runtime type (GraphQL §6.3.2).
 * @param visited fragments that were spread: a second spread adds nothing, and without this few bytes could mean endless work.
 */
export function collectFields(
  source: CollectSource,
  selectionSets: readonly SelectionSetNode[],
  runtimeType: string,
  visited = new Set<string>(),
): CollectedFields {
  const collection: Collection = {
    source,
    runtimeType,
    visited,
    grouped: new Map(),
    deferred: [],
    others: [],
  };
  for (const selectionSet of selectionSets) collect(collection, selectionSet);
  const undecided = collection.others.some((other) => addsTo(collection, other));
  return { ...collection, undecided };
}

/** Whether a fragment on another type selects more than is selected anyway. */
function addsTo({ source, grouped, visited }: Collection, { selectionSet, condition }: OtherFragment): boolean {
  const inner = collectFields(source, [selectionSet], condition, visited);
  const isMore = ([name, nodes]: readonly [string, readonly FieldNode[]]) =>
    !grouped.has(name) || nodes.some((node) => node.selectionSet);
  return inner.undecided || [...inner.grouped].some(isMore);
}

/** A fragment on a type that an object of the runtime type may be, where that is an interface or a union. */
interface OtherFragment {
  readonly condition: string;
  readonly selectionSet: SelectionSetNode;
}

interface Collection extends Omit<CollectedFields, 'undecided'> {
  readonly source: CollectSource;
  readonly runtimeType: string;
  readonly visited: Set<string>;
  readonly grouped: Map<string, FieldNode[]>;
  readonly deferred: CollectedFragment[];
  readonly others: OtherFragment[];
}

function collect(collection: Collection, { selections }: SelectionSetNode): void {
  for (const node of selections) {
    if (!isIncluded(node, collection.source.variables)) continue;
    if (node.kind === Kind.FIELD) group(collection.grouped, node);
    else collectFragment(collection, node);
  }
}

function group(grouped: Map<string, FieldNode[]>, node: FieldNode): void {
  const name = (node.alias ?? node.name).value;
  const known = grouped.get(name);
  if (known) known.push(node);
  else grouped.set(name, [node]);
}

function collectFragment(collection: Collection, node: FragmentSpreadNode | InlineFragmentNode): void {
  const fragment = fragmentOf(collection, node);
  const condition = fragment?.typeCondition?.name.value;
  const { source, runtimeType } = collection;
  if (!fragment) return;
  const { selectionSet } = fragment;
  const deferred = fragment.kind === Kind.INLINE_FRAGMENT ? source.deferredOf(fragment) : undefined;
  if (condition && !isOfType(source.schema, runtimeType, condition)) {
    if (!deferred && mayBeOfType(source.schema, runtimeType, condition))
      collection.others.push({ condition, selectionSet });
    return;
  }
  if (deferred) collection.deferred.push({ ...deferred, selectionSet });
  else collect(collection, selectionSet);
}

/** Undefined for one that was spread before. */
function fragmentOf({ source, visited }: Collection, node: FragmentSpreadNode | InlineFragmentNode) {
  if (node.kind === Kind.INLINE_FRAGMENT) return node;
  const name = node.name.value;
  if (visited.has(name)) return undefined;
  visited.add(name);
  return source.fragments[name];
}

function isIncluded(node: SelectionSetNode['selections'][number], variables: CollectSource['variables']): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}
