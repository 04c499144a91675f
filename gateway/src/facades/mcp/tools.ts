import type { Tool } from '@modelcontextprotocol/server';
import type { PublishedOperation } from '../../operations/operation.ts';
import { asGivenTo } from '../../operations/registry.ts';
import { annotationsOf, isDestructive } from './annotations.ts';

/** An operation that is offered to agents. */
export type ToolOperation = PublishedOperation & { readonly mcp: NonNullable<PublishedOperation['mcp']> };

export const isToolOperation = (operation: PublishedOperation): operation is ToolOperation =>
  operation.mcp !== undefined && operation.audience.includes('AGENT');

/** The tools as an agent is told of them, ordered by name. */
export const printTools = (operations: readonly PublishedOperation[]): Tool[] =>
  asGivenTo('AGENT', operations)
    .filter(isToolOperation)
    .map(printTool)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

export const printTool = (operation: ToolOperation): Tool => ({
  name: operation.mcp.name,
  title: operation.mcp.title,
  description: operation.description,
  inputSchema: isDestructive(operation) ? withConfirmation(operation.inputSchema) : objectOf(operation.inputSchema),
  outputSchema: orError(operation.outputSchema),
  annotations: annotationsOf(operation),
  ...(operation.mcp.icons && { icons: operation.mcp.icons.map((src) => ({ src })) }),
});

type Schema = PublishedOperation['inputSchema'];

const objectOf = (schema: Schema) => ({ ...schema, type: 'object' as const });

/** The argument by which a client that cannot ask its user says that it did. */
export const CONFIRM = 'confirm';

const withConfirmation = (schema: Schema) => ({
  ...objectOf(schema),
  properties: {
    ...(schema['properties'] as object),
    [CONFIRM]: { type: 'boolean', description: 'True when the viewer agreed to exactly this; ask them first.' },
  },
});

const ERROR = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    number: { type: 'integer' },
    message: { type: 'string' },
    suggestion: { type: 'string' },
  },
  required: ['code', 'message', 'suggestion'],
};

/** Clients hold what is structured to the schema, a failure's too: it is the data, or what went wrong. */
function orError({ required, ...schema }: Schema) {
  const data = objectOf(schema);
  return {
    ...data,
    properties: { ...(schema['properties'] as object), error: ERROR },
    anyOf: [{ required }, { required: ['error'] }],
  };
}
