import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { type CollectSource, collectFields } from './collect-fields.ts';
import type { DeferredShape, FieldShape, SelectionShape } from './shape.ts';

export interface ShapeSource extends CollectSource {
  /** The name under which a field stands in the data. */
  readonly nameOf: (field: FieldNode) => string;
}

interface SelectedOnType {
  readonly fields: readonly FieldShape[];
  readonly deferred: readonly DeferredShape[];
  readonly undecided: boolean;
}

/** The shape of the answer to an operation, as GraphQL §6.3.2 collects fields. */
export const rootShape = (source: ShapeSource, operation: OperationDefinitionNode): SelectionShape =>
  selectionShape(source, [operation.selectionSet]);

function selectionShape(source: ShapeSource, selectionSets: readonly SelectionSetNode[]): SelectionShape {
  const byType = new Map<string, SelectedOnType>();
  const selectedOn = (runtimeType: string): SelectedOnType => {
    const known = byType.get(runtimeType);
    if (known) return known;
    const made = select(source, selectionSets, runtimeType);
    byType.set(runtimeType, made);
    return made;
  };
  return {
    fieldsOf: (runtimeType) => selectedOn(runtimeType).fields,
    deferredOf: (runtimeType) => selectedOn(runtimeType).deferred,
    isUndecided: (runtimeType) => selectedOn(runtimeType).undecided,
  };
}

function select(source: ShapeSource, selectionSets: readonly SelectionSetNode[], runtimeType: string): SelectedOnType {
  const { grouped, deferred, undecided } = collectFields(source, selectionSets, runtimeType);
  return {
    undecided,
    fields: [...grouped].map(([responseName, nodes]) => fieldShape(source, responseName, nodes, runtimeType)),
    deferred: deferred.map(({ selectionSet, ...fragment }) => ({
      ...fragment,
      selection: selectionShape(source, [selectionSet]),
    })),
  };
}

function fieldShape(
  source: ShapeSource,
  responseName: string,
  nodes: readonly FieldNode[],
  parentType: string,
): FieldShape {
  const first = nodes[0] as FieldNode;
  const fieldName = first.name.value;
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return {
    responseName,
    key: source.nameOf(first),
    fieldName,
    parentType,
    type: typeOf(source.schema, parentType, fieldName),
    selection: selectionSets.length > 0 ? selectionShape(source, selectionSets) : undefined,
    nodes,
  };
}

function typeOf(schema: GraphQLSchema, parentType: string, fieldName: string): GraphQLOutputType | undefined {
  if (fieldName === SchemaMetaFieldDef.name || fieldName === TypeMetaFieldDef.name) return undefined;
  const parent = schema.getType(parentType);
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[fieldName]?.type : undefined;
}
