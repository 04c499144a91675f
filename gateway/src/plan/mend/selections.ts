import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Where nothing is left of what is asked of an object, that the object is there is still asked for. */
export const filled = <T extends FieldNode | FragmentDefinitionNode>(
  node: T,
  selectionSet: SelectionSetNode,
): T | undefined =>
  selectionSet.selections.length > 0
    ? undefined
    : { ...node, selectionSet: { ...selectionSet, selections: [TYPENAME] } };
