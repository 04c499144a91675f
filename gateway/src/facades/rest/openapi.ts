import type { JsonSchema, PublishedOperation } from '../../operations/operation.ts';
import { EXTENSIONS, PARTIAL_ERRORS } from './openapi/answer.ts';
import { parameterComponents } from './openapi/common-parameters.ts';
import { headerComponents } from './openapi/headers.ts';
import { printOperation, tagOf } from './openapi/operation.ts';
import { problemSchemas } from './openapi/problem.ts';
import { problemResponses } from './openapi/refusals.ts';
import { REST_BASE, type RestOperation, restOperations } from './route.ts';

/** OpenAPI 3.1 of the REST routes, the same for every host. */
export function renderOpenApi(published: readonly PublishedOperation[]): JsonSchema {
  const operations = restOperations(published);
  return {
    openapi: '3.1.0',
    info: INFO,
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: REST_BASE }],
    externalDocs: { description: 'The reference as a page.', url: '/docs' },
    security: [{}, { bearer: [] }],
    tags: printTags(operations),
    paths: printPaths(operations),
    components: printComponents(operations),
  };
}

const INFO: JsonSchema = {
  title: 'Media gateway',
  version: '1.0.0',
  summary: 'Films and shows, and where to watch them.',
  description: `Every route is one published GraphQL operation, executed by its id.

- An answer is \`{ data }\`. \`errors\` stands beside it when a part failed; a request that fails as a whole is answered with a problem document (RFC 9457), whose \`type\` leads to an explanation.
- Lists in a query are written with commas or by repeating the name, objects as \`filters[yearFrom]=1990\`.
- Lists that are long come in pages: \`first\` is the size, \`after\` the cursor where the page before ended.
- A viewer is known by an access token: \`Authorization: Bearer <token>\`. Without one the viewer is a guest.`,
  license: { name: 'MIT', identifier: 'MIT' },
};

const tagsOf = (operations: readonly RestOperation[]): readonly string[] => [...new Set(operations.map(tagOf))].sort();

const printTags = (operations: readonly RestOperation[]): readonly JsonSchema[] =>
  tagsOf(operations).map((name) => ({ name, description: `The routes below \`/${name}\`.` }));

function printPaths(operations: readonly RestOperation[]): JsonSchema {
  const routes = [...new Set(operations.map(({ http }) => http.route))].sort();
  return Object.fromEntries(
    routes.map((route) => {
      const here = operations.filter(({ http }) => http.route === route);
      return [route, Object.fromEntries(here.map((one) => [one.http.method.toLowerCase(), printOperation(one)]))];
    }),
  );
}

/** What a token is, and everything that the operations refer to. */
function printComponents(operations: readonly RestOperation[]): JsonSchema {
  const securitySchemes = { bearer: BEARER };
  if (operations.length === 0) return { securitySchemes };
  return {
    securitySchemes,
    parameters: parameterComponents(operations),
    headers: headerComponents(operations),
    schemas: { PartialErrors: PARTIAL_ERRORS, Extensions: EXTENSIONS, ...problemSchemas() },
    responses: problemResponses(operations),
  };
}

const BEARER: JsonSchema = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'An access token, RS256, as the issuer gives it; for development, `npm run token`.',
};
