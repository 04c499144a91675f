import type { JsonSchema, PublishedOperation } from '../../operations/operation.ts';
import { REST_BASE, type RestOperation, restOperations } from './route.ts';
import { printOperation } from './openapi/operation.ts';
import { PROBLEM_RESPONSE, PROBLEM_SCHEMA } from './openapi/problem.ts';

/** OpenAPI 3.1 of the REST routes, the same for every host. */
export const renderOpenApi = (operations: readonly PublishedOperation[]): JsonSchema => ({
  openapi: '3.1.0',
  info: {
    title: 'Media gateway',
    version: '1.0.0',
    summary: 'Films and shows, and where to watch them.',
    description:
      'Every route is one published GraphQL operation, executed by its id. An answer is `{ data }`; `errors` stands beside it when a part failed.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  servers: [{ url: REST_BASE }],
  security: [{}, { bearer: [] }],
  paths: printPaths(restOperations(operations)),
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: { Problem: PROBLEM_SCHEMA },
    responses: { Problem: PROBLEM_RESPONSE },
  },
});

function printPaths(operations: readonly RestOperation[]): JsonSchema {
  const routes = [...new Set(operations.map(({ http }) => http.route))].sort();
  return Object.fromEntries(
    routes.map((route) => {
      const here = operations.filter(({ http }) => http.route === route);
      return [route, Object.fromEntries(here.map((one) => [one.http.method.toLowerCase(), printOperation(one)]))];
    }),
  );
}
