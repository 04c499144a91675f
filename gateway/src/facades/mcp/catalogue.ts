import type { Prompt, ResourceTemplateType, Tool } from '@modelcontextprotocol/server';
import type { GraphQLSchema } from 'graphql';
import type { Gateway, PublishedOperation } from '../../gateway.ts';
import { type TypedVariable, typedVariables } from '../../operations/input-check.ts';
import { asGivenTo } from '../../operations/registry.ts';
import { isDestructive } from './annotations.ts';
import { type PromptKind, promptKinds } from './prompts/kinds.ts';
import { type ResourceKind, resourceKinds } from './resources/kinds.ts';
import { type ToolOperation, isToolOperation, printTool } from './tools.ts';

export interface CallableTool {
  readonly operation: ToolOperation;
  readonly variables: readonly TypedVariable[];
  /** As it is listed. */
  readonly printed: Tool;
  readonly destructive: boolean;
}

/** Everything that is offered, made once for a version of schema and operations. */
export interface Catalogue {
  /** By name, ordered by it. */
  readonly tools: ReadonlyMap<string, CallableTool>;
  /** By the operation's name. */
  readonly operations: ReadonlyMap<string, PublishedOperation>;
  readonly resources: readonly ResourceKind[];
  readonly templates: readonly ResourceTemplateType[];
  readonly prompts: ReadonlyMap<string, PromptKind>;
  readonly listedPrompts: readonly Prompt[];
}

export function createCatalogue(gateway: Gateway): Catalogue {
  const given = asGivenTo('AGENT', gateway.operations);
  const operations = new Map(given.map((operation) => [operation.name, operation]));
  const resources = resourceKinds(gateway, operations);
  const prompts = promptKinds(operations);
  return {
    tools: callableTools(gateway.schema, given),
    operations,
    resources,
    templates: resources.flatMap(({ template }) => template ?? []),
    prompts: new Map(prompts.map((kind) => [kind.prompt.name, kind])),
    listedPrompts: prompts.map(({ prompt }) => prompt),
  };
}

const callableTools = (
  schema: GraphQLSchema,
  operations: readonly PublishedOperation[],
): ReadonlyMap<string, CallableTool> =>
  new Map(
    operations
      .filter(isToolOperation)
      .sort((a, b) => (a.mcp.name < b.mcp.name ? -1 : 1))
      .map((operation) => [
        operation.mcp.name,
        {
          operation,
          variables: typedVariables(schema, operation),
          printed: printTool(operation),
          destructive: isDestructive(operation),
        },
      ]),
  );
