import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { AppError, ERROR_STATUS, type ErrorCode, isErrorCode, maskError, toAppError } from '../src/index.ts';

/** What must never leave. */
const LEAK = 'select password from "user"."account" at postgres://admin:hunter2@10.0.0.7:5432';

describe('an error of the family', () => {
  it.each(Object.entries(ERROR_STATUS))('%s answers with %d', (code, status) => {
    expect(new AppError(code as ErrorCode, 'wrong').status).toBe(status);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(isErrorCode(code)).toBe(true);
  });

  it('carries its code and details, which details cannot replace', () => {
    const error = new AppError('CONFLICT', 'taken', { details: { name: 'x', code: 'NOT_FOUND' } });
    expect(error.extensions).toEqual({ name: 'x', code: 'CONFLICT' });
  });

  it('knows no code that is not listed', () => {
    expect(['NOPE', undefined, 7, 'toString', '__proto__'].map(isErrorCode)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('an error that leaves', () => {
  const reported: unknown[] = [];
  const mask = (error: unknown) => {
    reported.length = 0;
    return maskError(error, (fault) => reported.push(fault)).toJSON();
  };
  /** As graphql-js wraps what a resolver throws. */
  const thrown = (originalError: Error) =>
    new GraphQLError(originalError.message, { originalError, path: ['title', 'name'] });

  it('keeps code, message, details and path when it is of the family', () => {
    const error = mask(
      thrown(new AppError('NOT_FOUND', 'There is no title "x".', { details: { id: 'x' }, cause: new Error(LEAK) })),
    );
    expect(error).toEqual({
      message: 'There is no title "x".',
      path: ['title', 'name'],
      extensions: { id: 'x', code: 'NOT_FOUND' },
    });
    expect(reported).toEqual([]);
  });

  it.each([
    ['thrown by a resolver', thrown(new Error(LEAK))],
    [
      'with a code of its own',
      thrown(Object.assign(new Error(LEAK), { code: 'P2002', extensions: { code: 'P2002', sql: LEAK } })),
    ],
    ['not of GraphQL at all', new Error(LEAK)],
    ['of a type error', thrown(new TypeError(LEAK))],
  ])('says nothing of a fault and reports it: %s', (_, fault) => {
    const error = mask(fault);
    expect(JSON.stringify(error)).not.toMatch(/hunter2|select|P2002|at .*\.ts/);
    expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(reported).toEqual([expect.objectContaining({ message: LEAK })]);
  });

  it('keeps the path of a fault, so that the client knows which part failed', () => {
    expect(mask(thrown(new Error(LEAK))).path).toEqual(['title', 'name']);
  });

  it('counts input of the wrong shape as the client’s', () => {
    expect(mask(new GraphQLError('Variable "$first" got invalid value "x".')).extensions).toEqual({
      code: 'BAD_USER_INPUT',
    });
    expect(reported).toEqual([]);
  });

  it('becomes one of the family where a facade needs one', () => {
    const known = new AppError('CONFLICT', 'taken');
    expect(toAppError(known, () => undefined)).toBe(known);
    const unknown = toAppError(new Error(LEAK), () => undefined);
    expect([unknown.code, unknown.message]).toEqual([
      'INTERNAL_SERVER_ERROR',
      'The server failed to answer; the fault was logged.',
    ]);
  });
});
