import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import type { SelectedOperation } from './select-operation.ts';

/** Field → how often it is selected at the root, by whatever alias, fragments included. */
export type RootFields = ReadonlyMap<string, number>;

const NONE: RootFields = new Map();

/** What is found in a document is found once, while the document is kept. */
export function oncePerDocument<T>(find: (selected: SelectedOperation) => T): (selected: SelectedOperation) => T {
  const known = new WeakMap<DocumentNode, T>();
  return (selected) => {
    const found = known.get(selected.document) ?? find(selected);
    known.set(selected.document, found);
    return found;
  };
}

/** Of a document that was validated; each selection is looked through once, however often its fragment is spread. */
export function rootFieldsOf({ operation, fragments }: SelectedOperation): RootFields {
  const known = new Map<SelectionSetNode, RootFields>();
  const read = (selectionSet: SelectionSetNode | undefined): RootFields => {
    const seen = selectionSet ? known.get(selectionSet) : NONE;
    if (seen || !selectionSet) return seen ?? NONE;
    const fields = new Map<string, number>();
    const add = (name: string, times: number) => void fields.set(name, (fields.get(name) ?? 0) + times);
    for (const node of selectionSet.selections) {
      if (node.kind === Kind.FIELD) add(node.name.value, 1);
      else {
        const inside = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node;
        for (const [name, times] of read(inside?.selectionSet)) add(name, times);
      }
    }
    known.set(selectionSet, fields);
    return fields;
  };
  return read(operation.selectionSet);
}
