import type { JsonSchema } from '../../../operations/operation.ts';
import { routeVariables } from '../../../operations/route.ts';
import type { RestOperation } from '../route.ts';
import { takesBody } from '../variables.ts';
import { printAnswers } from './answer.ts';
import { printBody } from './body.ts';
import { commonParameters } from './common-parameters.ts';
import { printParameter } from './parameter.ts';
import { printRefusals, problemsOf } from './refusals.ts';

export function printOperation(operation: RestOperation): JsonSchema {
  const { http } = operation;
  const inPath = new Set(routeVariables(http.route));
  // What the viewer fills, clients cannot send.
  const variables = operation.variables.filter(({ claim }) => claim === undefined);
  const outside = variables.filter(({ name }) => !inPath.has(name));
  const body = takesBody(http.method) ? printBody(operation, outside) : undefined;
  return {
    operationId: operation.name,
    summary: titleOf(operation),
    description: operation.description,
    tags: [tagOf(operation)],
    ...(http.deprecated && { deprecated: true }),
    ...(needsViewer(operation) && { security: [{ bearer: [] }] }),
    parameters: [
      ...variables.filter(({ name }) => inPath.has(name)).map((one) => printParameter(operation, one, 'path')),
      ...(takesBody(http.method) ? [] : outside.map((one) => printParameter(operation, one, 'query'))),
      ...commonParameters(operation),
    ],
    ...(body && { requestBody: body }),
    responses: { ...printAnswers(operation), ...printRefusals(operation) },
    'x-operation-hash': operation.id,
    'x-problem-codes': problemsOf(operation).map(({ code }) => code),
    ...(http.deprecated && { 'x-deprecated-since': http.deprecated }),
    ...(http.sunset && { 'x-sunset': http.sunset }),
  };
}

/** The first word of the route. */
export const tagOf = ({ http }: RestOperation): string => http.route.split('/')[1] ?? '';

export const titleOf = ({ mcp, name }: RestOperation): string => mcp?.title ?? words(name);

/** `TitleDetails` → `Title details` */
const words = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

const needsViewer = ({ variables }: RestOperation): boolean =>
  variables.some(({ claim, required }) => claim !== undefined && required);
