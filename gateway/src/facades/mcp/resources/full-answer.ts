import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { Data } from '../answer.ts';
import { ANSWER_TEMPLATE } from '../links.ts';
import { isToolOperation } from '../tools.ts';
import { answered } from './answered.ts';
import { JSON_TYPE, type Operations, type ResourceKind } from './kind.ts';

const ADDRESS = /^answer:\/\/(\w+)(?:\?variables=([^&#]*))?$/;

/** `answer://{operation}{?variables}`: all that a query answers, where a tool's text showed the beginning. */
export const fullAnswerResource = (operations: Operations): ResourceKind => ({
  listed: [],
  template: {
    uriTemplate: ANSWER_TEMPLATE,
    name: 'answer',
    title: 'A whole answer',
    description: 'What a query answers to its variables, given as JSON; long results of tools link to it.',
    mimeType: JSON_TYPE,
  },
  read(uri, reading) {
    const [, name = '', variables = ''] = ADDRESS.exec(uri) ?? [];
    const operation = operations.get(name);
    if (operation?.kind !== 'query' || !isToolOperation(operation)) return undefined;
    return answered(uri, operation, readVariables(variables), reading);
  },
});

function readVariables(encoded: string): Data {
  if (encoded === '') return {};
  try {
    const value: unknown = JSON.parse(decodeURIComponent(encoded));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Data;
  } catch {
    // Told below.
  }
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, '"variables" is no JSON object, percent-encoded.', {
    code: 'BAD_USER_INPUT',
  });
}
