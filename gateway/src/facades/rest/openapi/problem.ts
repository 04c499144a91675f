import type { JsonSchema } from '../../../operations/operation.ts';
import { PROBLEM_KINDS, type ProblemKind } from '../../problems/texts.ts';

/** What REST may answer with instead of an answer, an operation's problems and those of a request that reaches none. */
export const REST_PROBLEMS: readonly ProblemKind[] = PROBLEM_KINDS.filter(({ over }) => over.includes('rest'));

/** `UNKNOWN_REGION` → `UnknownRegionProblem` */
const schemaName = (code: string): string =>
  `${code.replace(/([A-Z])([A-Z]*)_?/g, (_, first: string, rest: string) => first + rest.toLowerCase())}Problem`;

const reference = (code: string): string => `#/components/schemas/${schemaName(code)}`;

/** One of several kinds of problem, told apart by `code`. */
export const oneOfKinds = (kinds: readonly ProblemKind[]): JsonSchema => ({
  oneOf: kinds.map(({ code }) => ({ $ref: reference(code) })),
  discriminator: {
    propertyName: 'code',
    mapping: Object.fromEntries(kinds.map(({ code }) => [code, reference(code)])),
  },
});

/** Members that problems of every kind have, RFC 9457. */
const PROBLEM_DETAILS: JsonSchema = {
  type: 'object',
  description: 'Why a request failed, RFC 9457. Further members are facts a program may act on.',
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'Where this kind of problem is explained.' },
    title: { type: 'string', description: 'The kind of problem in words; the same every time.' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What was wrong this time, and what would be right.' },
    code: { type: 'string', description: 'The kind of problem for programs; never changes.' },
    errors: {
      type: 'array',
      description: 'Each wrong value by itself.',
      items: {
        type: 'object',
        properties: {
          detail: { type: 'string', description: 'What is wrong with it.' },
          pointer: { type: 'string', description: 'Where: a JSON Pointer, as a URI fragment.' },
          code: { type: 'string', description: 'The kind of problem, where it is known.' },
        },
        required: ['detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
};

const kindSchema = ({ code, type, title, status, when, remedy }: ProblemKind): JsonSchema => ({
  description: `${when} ${remedy}`,
  externalDocs: { url: type },
  allOf: [
    { $ref: '#/components/schemas/ProblemDetails' },
    {
      type: 'object',
      properties: {
        type: { type: 'string', const: type },
        title: { type: 'string', const: title },
        status: { type: 'integer', const: status },
        code: { type: 'string', const: code },
      },
    },
  ],
});

/** `Problem` is any of them. */
export const problemSchemas = (): JsonSchema => ({
  ProblemDetails: PROBLEM_DETAILS,
  ...Object.fromEntries(REST_PROBLEMS.map((kind) => [schemaName(kind.code), kindSchema(kind)])),
  Problem: { description: 'Any problem.', ...oneOfKinds(REST_PROBLEMS) },
});
