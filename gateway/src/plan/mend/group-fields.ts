import { type FieldNode, Kind, type OperationDefinitionNode } from 'graphql';
import { type Selections, fieldsOf, printFieldSet, selectionsOf } from './field-set.ts';
import type { MendedSupergraph } from './supergraph.ts';
import type { Variants } from './variants.ts';

/** Fields of an entity that are fetched together. */
export interface Group {
  readonly fields: Set<FieldNode>;
  readonly needs: Selections[];
}

/**
 * The fields of the entity of a fetch, together as far as what they require agrees.
 * @param isMixed whether those that require something else go apart too.
 */
export function groupFields(
  service: string,
  fields: readonly EntityField[],
  { requirementsOf, variants }: MendedSupergraph,
  isMixed: boolean,
): readonly Group[] {
  const groups: Group[] = [];
  const fits = (group: Group, needs: Selections) =>
    isMixed
      ? printFieldSet(group.needs[0] ?? []) === printFieldSet(needs)
      : !hasConflict([...group.needs, needs], variants);
  const place = (field: FieldNode, needs: Selections) => {
    const fitting = groups.find((group) => field.name.value === '__typename' || fits(group, needs));
    const group = fitting ?? { fields: new Set(), needs: [] };
    if (!fitting) groups.push(group);
    group.fields.add(field);
    group.needs.push(needs);
  };
  for (const { field, type } of fields) place(field, requirementsOf(service, type, field.name.value));
  return groups;
}

/** A field of an entity, and the type it is asked of. */
export interface EntityField {
  readonly field: FieldNode;
  readonly type: string;
}

/** The fields of `_entities`; `__typename` goes with any and comes last. */
export function entityFields({ selectionSet }: OperationDefinitionNode): readonly EntityField[] {
  const collect = (type: string, selections: Selections): readonly EntityField[] =>
    selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [{ field: node, type }];
      if (node.kind === Kind.FRAGMENT_SPREAD) return [];
      return collect(node.typeCondition?.name.value ?? type, node.selectionSet.selections);
    });
  const isTypename = ({ name }: FieldNode) => Number(name.value === '__typename');
  return collect('', selectionSet.selections.filter((node) => node.kind === Kind.FIELD).flatMap(selectionsOf)).toSorted(
    (a, b) => isTypename(a.field) - isTypename(b.field),
  );
}

/** Whether one field is asked for at one place in two ways: with different arguments, or with and without. */
export function hasConflict(all: readonly Selections[], variants: Variants): boolean {
  const nameOf = new Map<string, string>();
  const below = new Map<string, Selections[]>();
  for (const field of all.flatMap(fieldsOf)) {
    const name = field.name.value;
    const realName = variants.get(name)?.field ?? name;
    if ((nameOf.get(realName) ?? name) !== name) return true;
    nameOf.set(realName, name);
    if (field.selectionSet) below.set(name, [...(below.get(name) ?? []), selectionsOf(field)]);
  }
  return [...below.values()].some((inner) => hasConflict(inner, variants));
}
