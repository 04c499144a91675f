import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  execute,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
  isAbstractType,
  parse,
  print,
} from 'graphql';
import { compileOperations } from '../../src/operations/compile.ts';
import { loadOperationSources } from '../../src/operations/load.ts';
import type { JsonSchema, PublishedOperation } from '../../src/operations/operation.ts';
import { createCostOf } from '../../src/stages/cost.ts';
import { loadSupergraph } from '../../src/supergraph/load.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const supergraph = loadSupergraph(readFileSync(path.join(ROOT, 'supergraph.graphql'), 'utf8'));
const BUDGET = 1000;

let operations: readonly PublishedOperation[] = [];
beforeAll(async () => {
  operations = compileOperations({
    schema: supergraph.apiSchema,
    sources: await loadOperationSources(path.join(ROOT, 'operations')),
  });
});

const SAMPLES: Readonly<Record<string, unknown>> = {
  Int: 7,
  Float: 0.5,
  Boolean: true,
  String: 'text',
  ID: 'title_x',
  Date: '2024-02-29',
  DateTime: '2024-02-29T12:00:00Z',
  Region: 'US',
  Locale: 'es-MX',
};

/** A value of any type: lists of two, the possible types of an abstract one in turn. */
function sample(schema: GraphQLSchema, type: GraphQLOutputType, index: number): unknown {
  if (isNonNullType(type)) return sample(schema, type.ofType, index);
  if (isListType(type)) return [0, 1].map((at) => sample(schema, type.ofType, index + at));
  if (isScalarType(type)) return SAMPLES[type.name];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  return { __typename: possible[index % possible.length]?.name };
}

/** A value that the input schema asks for. */
function sampleInput(schema: JsonSchema): unknown {
  const {
    type,
    enum: values,
    items,
    properties = {},
    required = [],
  } = schema as {
    type?: string;
    enum?: readonly string[];
    items?: JsonSchema;
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  if (values) return values[0];
  if (type === 'object') return Object.fromEntries(required.map((name) => [name, sampleInput(properties[name] ?? {})]));
  if (type === 'array') return [sampleInput(items ?? {})];
  return { integer: 7, number: 0.5, boolean: true, string: 'US' }[type ?? ''] ?? null;
}

const answer = (operation: PublishedOperation, turn: number) =>
  execute({
    schema: supergraph.apiSchema,
    document: parse(operation.document),
    variableValues: sampleInput(operation.inputSchema) as Record<string, unknown>,
    rootValue: {},
    fieldResolver: (_source, _args, _context, { schema, returnType }) =>
      turn === 4 && !isNonNullType(returnType) ? null : sample(schema, returnType, turn),
  });

describe('the published operations', () => {
  it('reach all six subgraphs, change things, and subscribe', () => {
    const kinds = operations.map(({ kind }) => kind);
    expect(operations.length).toBeGreaterThanOrEqual(16);
    expect(kinds.filter((kind) => kind === 'mutation').length).toBeGreaterThanOrEqual(3);
    expect(kinds).toContain('subscription');
  });

  it('print and parse to themselves', () => {
    for (const { document } of operations) expect(print(parse(document))).toBe(document);
  });

  it('stay within the budget with their default pages, and with pages of 50 where they take one', () => {
    const costOf = createCostOf(supergraph.apiSchema, supergraph.fullSchema);
    const tooDear = operations.flatMap(({ name, document, inputSchema, variables }) => {
      const required = sampleInput(inputSchema) as Record<string, unknown>;
      const large = variables.some((variable) => variable.name === 'first') && name !== 'Tonight' ? { first: 50 } : {};
      return [required, { ...required, ...large }]
        .map((values) => [name, costOf(parse(document), values)] as const)
        .filter(([, cost]) => cost > BUDGET);
    });
    expect(tooDear).toEqual([]);
  });

  it('have schemas that fit what the graph answers, whichever type a title is, and when all that may be null is', async () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
    addFormats.default(ajv);
    for (const operation of operations) {
      expect(ajv.validateSchema(operation.inputSchema)).toBe(true);
      const validate = ajv.compile(operation.outputSchema);
      for (const turn of [0, 1, 2, 3, 4]) {
        const { data, errors } = await answer(operation, turn);
        validate(data);
        expect({ name: operation.name, turn, errors, wrong: validate.errors }).toEqual({
          name: operation.name,
          turn,
          errors: undefined,
          wrong: null,
        });
      }
    }
  });

  it('have schemas that notice an answer of another shape', async () => {
    const ajv = new Ajv2020();
    addFormats.default(ajv);
    for (const operation of operations) expect(ajv.validate(operation.outputSchema, {})).toBe(false);
  });
});
