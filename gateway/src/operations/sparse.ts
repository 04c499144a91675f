import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  parse,
  print,
} from 'graphql';
import { type PathTree, treeOf } from './path-tree.ts';

/** How many selections may lose something; a directive marks each, and those are limited. */
const MAX_MARKS = 20;

/**
 * The document of a published operation in which everything but the wanted paths stands below `@include(if: false)`: it has the same
 * variables and fragments as before, costs no more, and what is left out is asked of nobody.
 * @param paths of response keys from `data`, as `title.name`.
 * @returns undefined where too much would have to be marked; then the operation is run as it is.
 */
export function sparseDocument(document: string, paths: readonly string[]): string | undefined {
  const parsed = parse(document);
  const fragments = new Map(fragmentsOf(parsed).map((fragment) => [fragment.name.value, fragment]));
  const marks = { count: 0 };
  const wanted = treeOf(paths.map((path) => path.split('.')));
  const definitions = parsed.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? thinOperation(node, { wanted, fragments, marks }) : node,
  );
  return marks.count > MAX_MARKS ? undefined : print({ ...parsed, definitions });
}

const fragmentsOf = ({ definitions }: DocumentNode): readonly FragmentDefinitionNode[] =>
  definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);

interface Thinning {
  readonly wanted: PathTree;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly marks: { count: number };
}

const thinOperation = (operation: OperationDefinitionNode, thinning: Thinning): OperationDefinitionNode => ({
  ...operation,
  selectionSet: thin(operation.selectionSet, thinning) ?? operation.selectionSet,
});

/** What becomes of a selection: what is asked for of it, and what only stands in the document. */
interface Parted {
  readonly kept?: SelectionNode;
  readonly lost?: SelectionNode;
}

/** The same set where all of it is wanted; undefined where nothing is. */
function thin(set: SelectionSetNode, thinning: Thinning): SelectionSetNode | undefined {
  const parted = set.selections.map((node) => part(node, thinning));
  const kept = parted.flatMap((one) => one.kept ?? []);
  const lost = parted.flatMap((one) => one.lost ?? []);
  if (kept.length === 0) return undefined;
  if (lost.length === 0) return kept.every((node, index) => node === set.selections[index]) ? set : selecting(kept);
  thinning.marks.count += 1;
  return selecting([...kept, { kind: Kind.INLINE_FRAGMENT, directives: [NEVER], selectionSet: selecting(lost) }]);
}

const selecting = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
});

function part(node: SelectionNode, thinning: Thinning): Parted {
  if (node.kind === Kind.FIELD) return partField(node, thinning);
  const fragment = node.kind === Kind.FRAGMENT_SPREAD ? thinning.fragments.get(node.name.value) : node;
  const selectionSet = fragment && thin(fragment.selectionSet, thinning);
  if (!selectionSet) return { lost: node };
  if (selectionSet === fragment.selectionSet) return { kept: node };
  const { typeCondition } = fragment;
  const directives = node.directives ?? [];
  const kept = {
    kind: Kind.INLINE_FRAGMENT,
    directives,
    selectionSet,
    ...(typeCondition && { typeCondition }),
  } as const;
  // Elsewhere something else of it may be wanted, so it is written in place; a fragment that nobody spreads is not valid.
  return node.kind === Kind.FRAGMENT_SPREAD ? { kept, lost: node } : { kept };
}

function partField(node: FieldNode, thinning: Thinning): Parted {
  const wanted = thinning.wanted.get((node.alias ?? node.name).value);
  if (!wanted) return { lost: node };
  if (wanted.size === 0 || !node.selectionSet) return { kept: node };
  const selectionSet = thin(node.selectionSet, { ...thinning, wanted });
  if (!selectionSet) return { lost: node };
  return { kept: selectionSet === node.selectionSet ? node : { ...node, selectionSet } };
}

const NEVER: DirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'include' },
  arguments: [
    { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'if' }, value: { kind: Kind.BOOLEAN, value: false } },
  ],
};
