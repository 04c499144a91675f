import type { JsonSchema } from '../../../operations/operation.ts';
import type { RestOperation } from '../route.ts';
import { printExamples } from './examples.ts';
import { answerHeaders, headerReferences } from './headers.ts';
import { pagePath } from '../page.ts';
import { definite, propertiesOf } from './definite.ts';

/** The responses of a request that succeeded. */
export function printAnswers(operation: RestOperation): JsonSchema {
  const { kind, http } = operation;
  const status = http.status ?? 200;
  const headers = headerReferences(answerHeaders(operation));
  if (status === 204) return { 204: { description: 'Done; there is nothing to tell.', headers } };
  const unchanged = { description: 'Unchanged since the answer that `If-None-Match` names.', headers };
  return {
    [status]: { description: 'The answer.', headers, content: contentOf(operation, status) },
    ...(kind === 'query' && { 304: unchanged }),
  };
}

function contentOf(operation: RestOperation, status: number): JsonSchema {
  if (operation.kind === 'subscription') return { 'text/event-stream': { schema: EVENTS } };
  const examples = printExamples(operation, status);
  return { 'application/json': { schema: answerSchema(operation), ...(examples && { examples }) } };
}

const EVENTS: JsonSchema = {
  type: 'string',
  description: 'Server-sent events: each `next` has the answer of one event as JSON, `complete` is the last.',
};

/** The answer as a whole: `data`, and what stands beside it. */
export function answerSchema(operation: RestOperation): JsonSchema {
  const properties = {
    data: dataSchema(operation),
    ...(pagePath(operation) && { next: NEXT }),
    errors: { $ref: '#/components/schemas/PartialErrors' },
    extensions: { $ref: '#/components/schemas/Extensions' },
  };
  return { type: 'object', properties, required: ['data'] };
}

/** `data`: all that the operation selects, or the field that stands for it. */
function dataSchema({ outputSchema, hoist = [] }: RestOperation): JsonSchema {
  const { $schema: _, ...whole } = outputSchema;
  const hoisted = hoist.reduce<JsonSchema | undefined>((schema, key) => propertiesOf(schema)[key], whole);
  // A null there is a 404.
  return hoist.length > 0 && hoisted ? definite(hoisted) : whole;
}

const NEXT: JsonSchema = {
  type: 'string',
  format: 'uri-reference',
  description: 'Where the next page is; left out on the last one.',
};

/** What is told of an answer beside it. */
export const EXTENSIONS: JsonSchema = {
  type: 'object',
  properties: { cost: { type: 'integer', minimum: 0, description: 'What the operation cost of its budget.' } },
  additionalProperties: true,
  description: 'Told of the answer, where it is told.',
};

/** What failed of an answer that is there in part. */
export const PARTIAL_ERRORS: JsonSchema = {
  type: 'array',
  description: 'What failed, when the answer is partial: GraphQL errors, each with a stable `extensions.code`.',
  items: {
    type: 'object',
    properties: {
      message: { type: 'string', description: 'What was wrong, and what would be right.' },
      path: { type: 'array', items: { type: ['string', 'integer'] }, description: 'The field that is null for it.' },
      extensions: {
        type: 'object',
        properties: { code: { type: 'string', description: 'As in problems.' } },
        additionalProperties: true,
        description: 'Facts a program may act on.',
      },
    },
    required: ['message'],
  },
};
