import {
  type ASTNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  getNamedType,
  isInputObjectType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ParsedSource } from './source.ts';

/** What is said of an operation: its own description, else that of its first field; empty when nobody says anything. */
export function describeOperation(schema: GraphQLSchema, { operation }: ParsedSource): string {
  const [first] = operation.selectionSet.selections;
  const field =
    first?.kind === Kind.FIELD ? schema.getRootType(operation.operation)?.getFields()[first.name.value] : null;
  return said(operation.description?.value) ?? said(field?.description) ?? '';
}

/** Of each variable: its own description, else that of the argument or input field it is passed to, else that of the field. */
export function describeVariables(schema: GraphQLSchema, source: ParsedSource): ReadonlyMap<string, string> {
  const fromUses = describeUses(schema, source);
  return new Map(
    (source.operation.variableDefinitions ?? []).map(({ variable, description }) => {
      const name = variable.name.value;
      return [name, said(description?.value) ?? fromUses.get(name) ?? ''] as const;
    }),
  );
}

/** By the first use of each variable that anything is said of. */
function describeUses(schema: GraphQLSchema, { document }: ParsedSource): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      VariableDefinition: () => false,
      Variable: ({ name }, _key, parent) => {
        const text = describeUse(info, parent as ASTNode | undefined);
        if (text && !found.has(name.value)) found.set(name.value, text);
      },
    }),
  );
  return found;
}

function describeUse(info: TypeInfo, parent: ASTNode | undefined): string | undefined {
  const inField = said(info.getFieldDef()?.description);
  if (parent?.kind === Kind.ARGUMENT) return said(info.getArgument()?.description) ?? inField;
  if (parent?.kind !== Kind.OBJECT_FIELD) return inField;
  const object = getNamedType(info.getParentInputType());
  const field = isInputObjectType(object) ? object.getFields()[parent.name.value] : undefined;
  return said(field?.description) ?? inField;
}

const said = (text: string | null | undefined): string | undefined => (text?.trim() ? text : undefined);
