import { type FieldNode, Kind, type OperationDefinitionNode, type SelectionNode, parse, print } from 'graphql';

export type Selections = readonly SelectionNode[];

/** The selections of a field set: `id owner { id }`. */
export function parseFieldSet(text: string): Selections {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  return (operation as OperationDefinitionNode).selectionSet.selections;
}

export const printFieldSet = (selections: Selections): string => selections.map(print).join(' ');

/** The fields of one level; fragments are looked through. */
export const fieldsOf = (selections: Selections): readonly FieldNode[] =>
  selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    return node.kind === Kind.INLINE_FRAGMENT ? fieldsOf(node.selectionSet.selections) : [];
  });

export const selectionsOf = ({ selectionSet }: FieldNode): Selections => selectionSet?.selections ?? [];
