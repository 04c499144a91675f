import { type CompositeType, type Schema, type SelectionSet, federationMetadata } from '@apollo/federation-internals';

/** A group of fields that the planner fetches together, as far as it matters here. */
export interface RequiringGroup {
  readonly subgraphName: string;
  readonly selection: SelectionSet;
  readonly inputs: Inputs | undefined;
  readonly dependencyGraph: { readonly subgraphSchemas: ReadonlyMap<string, Schema> };
  canMergeChildIn(child: RequiringGroup): boolean;
  removeInputsFromSelection(): void;
}

interface Inputs {
  selectionSets(): readonly SelectionSet[];
  contains(other: Inputs): boolean;
}

/**
 * Where what a field requires has requirements itself, in the subgraph that the entity comes from, the planner asks for it with
 * the entity: before its requirements are there, and with those beside it, which that subgraph knows only as external.
 *
 * - A group is merged into its parent when the parent's subgraph has its fields; here, when it also resolves them.
 * - A group for a field with requirements is merged into one before it of the same subgraph; here, only when that one was told
 *   the same.
 */
export function mendNestedRequirements(prototype: RequiringGroup): void {
  const { canMergeChildIn, removeInputsFromSelection } = prototype;
  prototype.canMergeChildIn = function (this: RequiringGroup, child) {
    return canMergeChildIn.call(this, child) && (!isToldExternals(child) || isToldAsMuch(this, child));
  };
  // Called right before the planner looks whether the parent can take over what is left.
  prototype.removeInputsFromSelection = function (this: RequiringGroup) {
    removeInputsFromSelection.call(this);
    const { selection } = this;
    const canRebaseOn = selection.canRebaseOn.bind(selection);
    selection.canRebaseOn = (type) => canRebaseOn(type) && !hasExternals(selection, type.schema());
  };
}

/** Whether a group was told, beside a key, what its fields require. */
const isToldExternals = ({ inputs, subgraphName, dependencyGraph }: RequiringGroup): boolean => {
  const schema = dependencyGraph.subgraphSchemas.get(subgraphName);
  return schema !== undefined && (inputs?.selectionSets() ?? []).some((selection) => hasExternals(selection, schema));
};

const isToldAsMuch = (group: RequiringGroup, other: RequiringGroup): boolean =>
  group.inputs !== undefined && other.inputs !== undefined && group.inputs.contains(other.inputs);

/** Whether a subgraph only knows something of a selection from others; the selection may be one of another's schema. */
function hasExternals(selections: SelectionSet, schema: Schema): boolean {
  const metadata = federationMetadata(schema);
  return selections.selections().some((selection) => {
    if (selection.selectionSet && hasExternals(selection.selectionSet, schema)) return true;
    if (selection.kind !== 'FieldSelection') return false;
    const parent = schema.type(selection.element.parentType.name) as CompositeType | undefined;
    const field = parent && parent.kind !== 'UnionType' ? parent.field(selection.element.name) : undefined;
    return field !== undefined && metadata?.isFieldExternal(field) === true;
  });
}
