import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { generateArtifacts } from '../../src/facades/artifacts.ts';
import { renderOpenApi } from '../../src/facades/rest/openapi.ts';
import { answerSchema } from '../../src/facades/rest/openapi/answer.ts';
import { printOperation } from '../../src/facades/rest/openapi/operation.ts';
import type { RestOperation } from '../../src/facades/rest/route.ts';
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
      { $ref: '#/components/parameters/Fields' },
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
      '400': { $ref: '#/components/responses/BadRequest' },
      default: { $ref: '#/components/responses/Problem' },
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

describe('an operation', () => {
  const base = operations.find(
    (operation): operation is RestOperation => operation.name === 'TitleDetails' && !!operation.http,
  );
  const like = operations.find(
    (operation): operation is RestOperation => operation.name === 'LikeTitle' && !!operation.http,
  );
  if (!base || !like) throw new Error('the catalogue has changed');
  const printed = (operation: RestOperation) => printOperation(operation) as Json & { responses: Record<string, Json> };
  const answerOf = (operation: RestOperation) => answerSchema(operation)['properties'] as Record<string, Json>;

  it('that hoists a field answers with it, and never with null', () => {
    expect(answerOf({ ...base, hoist: ['title'] })['data']).toMatchObject({
      type: 'object',
      required: ['__typename', 'id', 'name', 'year'],
    });
    expect(answerOf(base)['data']).toMatchObject({ required: ['title'] });
  });

  it('that answers in pages says where the next one is', () => {
    const pageInfo = {
      type: 'object',
      properties: { hasNextPage: { type: 'boolean' }, endCursor: { type: 'string' } },
    };
    const outputSchema = { type: 'object', properties: { titles: { type: 'object', properties: { pageInfo } } } };
    const after = { name: 'after', description: 'From here.', required: false, schema: { type: 'string' } };
    const paged = { ...base, outputSchema, variables: [...base.variables, after] };
    expect(answerOf(paged)).toHaveProperty('next');
    expect(printed(paged).responses['200']).toHaveProperty('headers.Link');
    expect(answerOf({ ...paged, variables: base.variables })).not.toHaveProperty('next');
    expect(answerOf({ ...paged, http: { ...base.http, page: 'others' } })).not.toHaveProperty('next');
  });

  it('whose body is one variable takes it as it is', () => {
    const [id, ...others] = like.variables;
    const input = {
      name: 'like',
      description: 'It.',
      required: true,
      schema: { type: 'object', title: 'Like' },
      isBody: true,
    };
    if (!id) throw new Error('the catalogue has changed');
    expect(printed({ ...like, variables: [id, input] })).toMatchObject({
      requestBody: { required: true, content: { 'application/json': { schema: { title: 'Like' } } } },
    });
    expect(others.length).toBeGreaterThan(0);
  });

  it('that the viewer fills in part asks for a token, and not for that part', () => {
    const variables = like.variables.map((one) => (one.name === 'stars' ? { ...one, claim: 'id' } : one));
    const operation = printed({ ...like, variables });
    expect(operation['security']).toEqual([{ bearer: [] }]);
    expect(JSON.stringify(operation['requestBody'])).not.toContain('stars');
  });

  it('that says nothing has no content, and no fields to choose from', () => {
    const operation = printed({ ...like, http: { ...like.http, status: 204 } });
    expect(operation.responses['204']).not.toHaveProperty('content');
    expect(operation.responses).not.toHaveProperty('200');
    expect(JSON.stringify(operation['parameters'])).not.toContain('Fields');
  });

  it('that is to end says so', () => {
    const http = { ...base.http, deprecated: '2026-11-22', sunset: '2027-11-22' };
    expect(printed({ ...base, http })).toMatchObject({
      deprecated: true,
      'x-sunset': '2027-11-22',
      responses: { '200': { headers: { Deprecation: {}, Sunset: {} } } },
    });
  });

  it('that changes something can be sent twice; one that reads can be kept', () => {
    expect(JSON.stringify(printed(like)['parameters'])).toContain('IdempotencyKey');
    expect(Object.keys(printed(like).responses)).toEqual(expect.arrayContaining(['409', '415']));
    expect(JSON.stringify(printed(base)['parameters'])).not.toContain('IdempotencyKey');
    expect(Object.keys(printed(base).responses)).toEqual(expect.arrayContaining(['304', '404']));
  });

  it('has its examples where their status is, with the request that they answer', () => {
    const examples = [
      {
        name: 'asked',
        summary: 'One.',
        viewer: 'guest',
        variables: { id: 'title_alien' },
        status: 200,
        body: { data: {} },
      },
      {
        name: 'no-id',
        summary: 'None.',
        viewer: 'user',
        variables: { id: 'alien' },
        status: 400,
        body: { code: 'INVALID_ID' },
      },
    ];
    const { responses, parameters } = printed({ ...base, examples });
    expect(responses['200']).toHaveProperty('content.application/json.examples', {
      asked: {
        summary: 'One.',
        value: { data: {} },
        'x-request': { viewer: 'guest', variables: { id: 'title_alien' } },
      },
    });
    expect(responses['400']).toHaveProperty(['content', 'application/problem+json', 'examples', 'no-id']);
    expect(parameters).toContainEqual(
      expect.objectContaining({ name: 'id', examples: { asked: { summary: 'One.', value: 'title_alien' } } }),
    );
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
