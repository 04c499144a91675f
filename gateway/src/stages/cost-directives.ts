import { type DirectiveNode, type GraphQLSchema, isInterfaceType, isObjectType, valueFromASTUntyped } from 'graphql';

/** The arguments of `@listSize`. */
export interface ListSize {
  readonly assumedSize?: number;
  readonly slicingArguments?: readonly string[];
}

export function fieldDirectives(schema: GraphQLSchema, typeName: string, fieldName: string): readonly DirectiveNode[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return type.getFields()[fieldName]?.astNode?.directives ?? [];
}

export const weightOf = (directives: readonly DirectiveNode[]) =>
  argumentsOf<{ weight: number }>(directives, 'cost')?.weight;
export const listSizeOf = (directives: readonly DirectiveNode[]) => argumentsOf<ListSize>(directives, 'listSize');

function argumentsOf<T>(directives: readonly DirectiveNode[], name: string): T | undefined {
  const directive = directives.find((node) => node.name.value === name);
  if (!directive) return undefined;
  return Object.fromEntries(
    (directive.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]),
  ) as T;
}
