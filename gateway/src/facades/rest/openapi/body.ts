import type { JsonSchema, OperationVariable } from '../../../operations/operation.ts';
import type { RestOperation } from '../route.ts';
import { bodyExamples } from './examples.ts';

/**
 * The body of a request: one variable that is all of it, or those that the path does not have as members.
 * @param variables those that are not in the path.
 */
export function printBody(operation: RestOperation, variables: readonly OperationVariable[]): JsonSchema | undefined {
  if (variables.length === 0) return undefined;
  const whole = variables.find(({ isBody }) => isBody);
  const required = variables.some((variable) => variable.required);
  const schema = whole ? whole.schema : membersSchema(variables);
  const examples = bodyExamples(operation);
  return { required, content: { 'application/json': { schema, ...(examples && { examples }) } } };
}

const membersSchema = (variables: readonly OperationVariable[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(variables.map(({ name, schema }) => [name, schema])),
  required: variables.filter(({ required }) => required).map(({ name }) => name),
  additionalProperties: false,
});
