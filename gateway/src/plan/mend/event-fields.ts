import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, OperationTypeNode } from 'graphql';
import { type FieldedType, applications, argumentOf, isFielded, rootsIn } from './definitions.ts';

/** A root field of events, under the name that it has as a query. */
export const eventFieldOf = (field: string): string => `event__${field}`;

/**
 * The planner does not defer in subscriptions. It does in queries; so every subscription field is a query field too in what
 * the planner reads, and only there.
 */
export function withEventFields<T extends FieldedType>(type: T, document: DocumentNode): T {
  const rootOf = rootsIn(document);
  if (type.name.value !== rootOf(OperationTypeNode.QUERY)) return type;
  const events = document.definitions
    .filter(isFielded)
    .find(({ name }) => name.value === rootOf(OperationTypeNode.SUBSCRIPTION));
  const made = (events?.fields ?? []).map((field) => queryField(field, events as FieldedType));
  return made.length > 0 ? { ...type, fields: [...(type.fields ?? []), ...made] } : type;
}

/** A field that names no subgraph is in all that have its type. */
function queryField(field: FieldDefinitionNode, events: FieldedType): FieldDefinitionNode {
  const named = applications(field, 'join__field');
  const everywhere = applications(events, 'join__type').map((one) => inSubgraph(String(argumentOf(one, 'graph'))));
  return {
    ...field,
    name: { kind: Kind.NAME, value: eventFieldOf(field.name.value) },
    directives: (named.length > 0 ? named : everywhere) as readonly ConstDirectiveNode[],
  };
}

const inSubgraph = (graph: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'join__field' },
  arguments: [
    { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'graph' }, value: { kind: Kind.ENUM, value: graph } },
  ],
});
