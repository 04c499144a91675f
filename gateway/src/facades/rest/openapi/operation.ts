import type { JsonSchema, OperationVariable } from '../../../operations/operation.ts';
import { routeVariables } from '../../../operations/route.ts';
import type { RestOperation } from '../route.ts';
import { takesBody } from '../variables.ts';
import { printParameter } from './parameter.ts';

export function printOperation(operation: RestOperation): JsonSchema {
  const { http, variables } = operation;
  const inPath = new Set(routeVariables(http.route));
  const outside = variables.filter(({ name, claim }) => !inPath.has(name) && claim === undefined);
  const inQuery = takesBody(http.method) ? [] : outside;
  const body = takesBody(http.method) ? printBody(outside) : undefined;
  return {
    operationId: operation.name,
    summary: operation.mcp?.title ?? words(operation.name),
    description: operation.description,
    tags: [http.route.split('/')[1] ?? ''],
    parameters: [
      ...variables.filter(({ name }) => inPath.has(name)).map((variable) => printParameter(variable, 'path')),
      ...inQuery.map((variable) => printParameter(variable, 'query')),
    ],
    ...(body && { requestBody: body }),
    responses: printResponses(operation.outputSchema),
    'x-operation-hash': operation.id,
  };
}

/** `TitleDetails` → `Title details` */
const words = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

function printBody(variables: readonly OperationVariable[]): JsonSchema | undefined {
  if (variables.length === 0) return undefined;
  const required = variables.filter((variable) => variable.required).map(({ name }) => name);
  const properties = Object.fromEntries(variables.map(({ name, schema }) => [name, schema]));
  const schema = { type: 'object', properties, required, additionalProperties: false };
  return { required: required.length > 0, content: { 'application/json': { schema } } };
}

function printResponses({ $schema: _, ...data }: JsonSchema): JsonSchema {
  const properties = { data, errors: PARTIAL_ERRORS };
  return {
    '200': {
      description: 'The answer.',
      content: { 'application/json': { schema: { type: 'object', properties, required: ['data'] } } },
    },
    '4XX': { $ref: '#/components/responses/Problem' },
    '5XX': { $ref: '#/components/responses/Problem' },
  };
}

const PARTIAL_ERRORS: JsonSchema = {
  type: 'array',
  description: 'What failed, when the answer is partial: GraphQL errors, each with a stable `extensions.code`.',
  items: {
    type: 'object',
    properties: {
      message: { type: 'string' },
      path: { type: 'array', items: { type: ['string', 'integer'] } },
      extensions: { type: 'object', properties: { code: { type: 'string' } } },
    },
    required: ['message'],
  },
};
