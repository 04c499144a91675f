import {
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  executeSync,
} from 'graphql';
import type { FieldShape } from './shape.ts';

export interface IntrospectOptions {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly field: FieldShape;
}

/** `__schema` and `__type` are answered here, from the schema that clients see. */
export function introspect({ schema, operation, fragments, variables, field }: IntrospectOptions): unknown {
  const asked: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections: field.nodes },
  };
  const document = { kind: Kind.DOCUMENT, definitions: [asked, ...Object.values(fragments)] } as const;
  const result: ExecutionResult = executeSync({ schema, document, variableValues: variables });
  return result.data?.[field.responseName] ?? null;
}
