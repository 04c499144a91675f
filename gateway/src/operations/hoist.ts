import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';
import { directiveNode } from './directives.ts';

/** A field with `@hoist`, and how it is reached. */
export interface Hoisted {
  readonly node: FieldNode;
  /** The response keys from `data` to it. */
  readonly keys: readonly string[];
  /** Why its value is not one value that is always asked for; undefined when it is. */
  readonly obstacle: 'a list' | 'a fragment' | 'a condition' | undefined;
}

interface Way {
  readonly keys: readonly string[];
  readonly obstacle: Hoisted['obstacle'];
}

/** Every field with `@hoist` in the operation's own selections; those of its fragments are not looked at. */
export function findHoisted(schema: GraphQLSchema, operation: OperationDefinitionNode): readonly Hoisted[] {
  const root = schema.getRootType(operation.operation) ?? undefined;
  return findIn(schema, operation.selectionSet, root, { keys: [], obstacle: undefined });
}

export const readHoist = (schema: GraphQLSchema, operation: OperationDefinitionNode): readonly string[] | undefined =>
  findHoisted(schema, operation)[0]?.keys;

function findIn(
  schema: GraphQLSchema,
  { selections }: SelectionSetNode,
  parent: GraphQLOutputType | undefined,
  way: Way,
): readonly Hoisted[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return findAt(schema, node, parent, way);
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    return findIn(schema, node.selectionSet, parent, { ...way, obstacle: way.obstacle ?? 'a fragment' });
  });
}

function findAt(
  schema: GraphQLSchema,
  node: FieldNode,
  parent: GraphQLOutputType | undefined,
  way: Way,
): readonly Hoisted[] {
  const type = fieldType(parent, node.name.value);
  const keys = [...way.keys, node.alias?.value ?? node.name.value];
  const obstacle = way.obstacle ?? (isConditional(node) ? 'a condition' : undefined);
  const inList = type && isListType(getNullableType(type)) ? 'a list' : undefined;
  return [
    ...(directiveNode(node, 'hoist') ? [{ node, keys, obstacle }] : []),
    ...(node.selectionSet
      ? findIn(schema, node.selectionSet, type && getNamedType(type), { keys, obstacle: obstacle ?? inList })
      : []),
  ];
}

const isConditional = (node: FieldNode): boolean =>
  directiveNode(node, 'skip') !== undefined || directiveNode(node, 'include') !== undefined;

const fieldType = (parent: GraphQLOutputType | undefined, name: string): GraphQLOutputType | undefined =>
  isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name]?.type : undefined;
