import {
  type ConstDirectiveNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationTypeNode,
} from 'graphql';
import { PRIORITIES, type Priority } from '../options.ts';
import { oncePerDocument, rootFieldsOf } from './root-fields.ts';
import type { SelectedOperation } from './select-operation.ts';

export type PriorityOf = (selected: SelectedOperation) => Priority;

/**
 * How important an operation is: as much as the least important of its root fields, so that nothing rides along with what is
 * important.
 * @param fullSchema with the join directives, which say whose a field is.
 * @param priorities subgraph, or root field as `Query.search`, to priority; the field goes before its subgraph, and what is not
 *   named is `normal`.
 */
export function createPriorityOf(
  fullSchema: GraphQLSchema,
  priorities: Readonly<Record<string, Priority>>,
): PriorityOf {
  const nameOf = graphNames(fullSchema);
  const ofField = (type: GraphQLObjectType, name: string): Priority => {
    const owners = ownersOf(type, name).map((graph) => priorities[nameOf.get(graph) ?? ''] ?? 'normal');
    return priorities[`${type.name}.${name}`] ?? least(owners);
  };
  return oncePerDocument((selected) => {
    const type = fullSchema.getRootType(selected.operation.operation as OperationTypeNode);
    return type ? least([...rootFieldsOf(selected).keys()].map((name) => ofField(type, name))) : 'normal';
  });
}

const least = (all: readonly Priority[]): Priority =>
  all.reduce<Priority | undefined>(
    (found, one) => (found && PRIORITIES.indexOf(found) > PRIORITIES.indexOf(one) ? found : one),
    undefined,
  ) ?? 'normal';

/** The values of `join__Graph`, as the directive names a subgraph, to the subgraph's name. */
function graphNames(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const values = schema.getType('join__Graph')?.astNode;
  if (values?.kind !== Kind.ENUM_TYPE_DEFINITION) return new Map();
  return new Map(
    (values.values ?? []).map(({ name, directives = [] }) => [
      name.value,
      argumentOf(
        directives.find((one) => one.name.value === 'join__graph'),
        'name',
      ) ?? name.value,
    ]),
  );
}

const ownersOf = (type: GraphQLObjectType, field: string): readonly string[] =>
  (type.getFields()[field]?.astNode?.directives ?? [])
    .filter((one) => one.name.value === 'join__field')
    .flatMap((one) => argumentOf(one, 'graph') ?? []);

function argumentOf(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((one) => one.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
