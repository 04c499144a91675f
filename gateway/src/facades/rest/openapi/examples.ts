import type { OperationExample } from '../../../operations/examples.ts';
import type { JsonSchema } from '../../../operations/operation.ts';
import { routeVariables } from '../../../operations/route.ts';
import type { RestOperation } from '../route.ts';

/** The answers of one status that were recorded, each with who asked for it and with which variables. */
export function printExamples({ examples = [] }: RestOperation, status: number): JsonSchema | undefined {
  const answers = examples.filter((example) => example.status === status && example.body !== undefined);
  return named(answers, ({ viewer, variables, body }) => ({ value: body, 'x-request': { viewer, variables } }));
}

/** What requests that were answered have for one parameter. */
export const parameterExamples = (operation: RestOperation, name: string): JsonSchema | undefined =>
  named(
    answered(operation).filter(({ variables }) => Object.hasOwn(variables, name)),
    ({ variables }) => ({ value: variables[name] }),
  );

/** What requests that were answered have in the body. */
export function bodyExamples(operation: RestOperation): JsonSchema | undefined {
  const inPath = new Set(routeVariables(operation.http.route));
  const whole = operation.variables.find(({ isBody }) => isBody)?.name;
  const bodyOf = (values: OperationExample['variables']): unknown =>
    whole ? values[whole] : Object.fromEntries(Object.entries(values).filter(([name]) => !inPath.has(name)));
  return named(answered(operation), ({ variables }) => ({ value: bodyOf(variables) }));
}

/** Values of a request that was refused may not even fit the schema. */
const answered = ({ examples = [] }: RestOperation): readonly OperationExample[] =>
  examples.filter(({ status }) => status < 400);

function named(
  examples: readonly OperationExample[],
  print: (example: OperationExample) => JsonSchema,
): JsonSchema | undefined {
  if (examples.length === 0) return undefined;
  return Object.fromEntries(examples.map((one) => [one.name, { summary: one.summary, ...print(one) }]));
}
