import { ERROR_STATUS } from '@media-gateway/kernel';
import type { JsonSchema } from '../../../operations/operation.ts';

/** RFC 9457 */
export const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  description: 'Why a request failed, RFC 9457.',
  properties: {
    type: { type: 'string', const: 'about:blank' },
    title: { type: 'string', description: 'The phrase of the status.' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'What was wrong, and what would be right.' },
    code: {
      type: 'string',
      enum: Object.keys(ERROR_STATUS),
      description: 'Tells failures of one status apart; never changes.',
    },
    errors: {
      type: 'array',
      description: 'Each wrong value by itself.',
      items: {
        type: 'object',
        properties: {
          detail: { type: 'string' },
          pointer: { type: 'string', description: 'Where: a JSON Pointer, as a URI fragment.' },
          code: { type: 'string' },
        },
        required: ['detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
};

export const PROBLEM_RESPONSE: JsonSchema = {
  description: 'The request failed as a whole.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
