import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { generateArtifacts } from '../../src/facades/artifacts.ts';
import { renderOpenApi } from '../../src/facades/rest/openapi.ts';
import { operationNamed, operations } from './catalogue.ts';

type Json = Readonly<Record<string, unknown>>;
const document = renderOpenApi(operations) as Json & {
  paths: Record<string, Record<string, Json>>;
  components: Record<string, Json>;
};

describe('the OpenAPI document', () => {
  it('has each route of an operation that is reached over REST, and no other', () => {
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'delete /likes/{titleId}',
      'get /echo',
      'get /search/titles',
      'get /titles/{id}',
      'put /likes/{titleId}',
    ]);
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] });
  });

  it('puts variables where the route reads them', () => {
    const get = document.paths['/titles/{id}']?.['get'];
    expect(get?.['parameters']).toEqual([
      { name: 'id', in: 'path', description: 'The title.', required: true, schema: { type: 'string' } },
      {
        name: 'dated',
        in: 'query',
        description: 'With its date.',
        required: false,
        schema: { type: 'boolean', default: false },
      },
    ]);
    const put = document.paths['/likes/{titleId}']?.['put'];
    expect(put?.['requestBody']).toMatchObject({
      required: true,
      content: { 'application/json': { schema: { required: ['stars'], additionalProperties: false } } },
    });
    expect(document.paths['/likes/{titleId}']?.['delete']).not.toHaveProperty('requestBody');
  });

  it('says how lists and objects are written in a query', () => {
    const parameters = document.paths['/search/titles']?.['get']?.['parameters'] as Json[];
    expect(parameters.find(({ name }) => name === 'tags')).toMatchObject({
      style: 'form',
      explode: false,
      schema: { type: 'array' },
    });
    expect(parameters.find(({ name }) => name === 'filters')).toMatchObject({
      style: 'deepObject',
      explode: true,
      schema: { type: 'object' },
    });
  });

  it('answers with the output schema of the operation, or a problem', () => {
    const { $schema: _, ...data } = operationNamed('Echo').outputSchema;
    const responses = document.paths['/echo']?.['get']?.['responses'];
    expect(responses).toMatchObject({
      '200': { content: { 'application/json': { schema: { properties: { data }, required: ['data'] } } } },
      '4XX': { $ref: '#/components/responses/Problem' },
    });
  });

  it('has only references that lead somewhere, and schemas that are schemas', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer = '']) =>
      pointer.split('/'),
    );
    expect(references.length).toBeGreaterThan(0);
    for (const steps of references) {
      expect(steps.reduce<unknown>((at, step) => (at as Json | undefined)?.[step], document)).toBeDefined();
    }
    const ajv = new Ajv2020({ strict: true, strictRequired: false });
    addFormats.default(ajv);
    for (const schema of schemasIn(document)) expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('gives every operation an id of its own', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Everything under a `schema` key. */
function schemasIn(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'schema' ? [inner as Json] : schemasIn(inner)));
}

describe('the generated files', () => {
  const files = generateArtifacts(operations);

  it('are JSON with a line break at the end, the same each time', () => {
    expect([...files.keys()]).toEqual([
      'persisted-operations.json',
      'persisted-documents.json',
      'openapi.json',
      'tools.json',
    ]);
    for (const [name, content] of files) {
      expect(content).toBe(`${JSON.stringify(JSON.parse(content), null, 2)}\n`);
      expect(generateArtifacts(operations).get(name)).toBe(content);
    }
  });

  it('list the tools that agents may call', () => {
    const { tools } = JSON.parse(files.get('tools.json') ?? '') as { tools: { name: string }[] };
    expect(tools.map(({ name }) => name)).toEqual(['get_title', 'like_title', 'semantic_search', 'unlike_title']);
  });
});
