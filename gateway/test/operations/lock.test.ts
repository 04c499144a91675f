import { describe, expect, it } from '@jest/globals';
import { StartupError } from '@media-gateway/kernel';
import { compareLocks } from '../../src/operations/compare/locks.ts';
import { createLock, printLock, readLock } from '../../src/operations/lock.ts';
import { operationNamed, operations } from '../facades/catalogue.ts';

describe('the lock', () => {
  it('has of every operation what clients rely on, by name', () => {
    const lock = createLock(operations);
    expect(lock.operations.map(({ name }) => name)).toEqual(operations.map(({ name }) => name).sort());
    const { id, inputSchema } = operationNamed('Echo');
    expect(lock.operations.find(({ name }) => name === 'Echo')).toEqual({
      id,
      name: 'Echo',
      kind: 'query',
      audience: ['APP'],
      http: { method: 'GET', route: '/echo' },
      scopes: [],
      cost: 0,
      inputSchema: { ...inputSchema, properties: { text: { anyOf: [{ type: 'string' }, { type: 'null' }] } } },
      outputSchema: {
        $schema: inputSchema['$schema'],
        type: 'object',
        properties: { echo: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
        required: ['echo'],
      },
    });
  });

  it('has no descriptions, but the properties of this name', () => {
    const echo = operationNamed('Echo');
    const properties = { description: { type: 'array', items: { type: 'string', description: 'One.' } } };
    const [locked] = createLock([{ ...echo, inputSchema: { ...echo.inputSchema, properties } }]).operations;
    expect(locked?.inputSchema['properties']).toEqual({ description: { type: 'array', items: { type: 'string' } } });
    expect(printLock(operations)).not.toMatch(/"description": "/);
  });

  it('is the same text in whatever order operations and audiences come', () => {
    const turned = operations.map((one) => ({ ...one, audience: [...one.audience].reverse() })).reverse();
    expect(printLock(turned)).toBe(printLock(operations));
  });

  it('is read as it was printed', () => {
    const read = readLock(printLock(operations), 'the lock');
    expect(read).toEqual(createLock(operations));
    expect(compareLocks(read, createLock(operations))).toEqual({ breaking: [], warnings: [], additions: [] });
  });
});

it('a lock of before scopes and costs were in it has none', () => {
  const { operations: locked, version } = createLock(operations);
  const old = locked.map(({ scopes: _scopes, cost: _cost, ...rest }) => rest);
  expect(readLock(JSON.stringify({ version, operations: old }), 'it').operations[0]).toMatchObject({
    scopes: [],
    cost: 0,
  });
});

describe('what is no lock', () => {
  const lock = createLock(operations);
  it.each([
    ['', /^it is no lock of operations: Unexpected end of JSON input\.$/],
    ['null', /^it is no lock of operations: it: /],
    ['{"operations":[]}', /^it is no lock of operations: version: /],
    ['{"version":2,"operations":[]}', /^it has version 2; only version 1 can be read\.$/],
    ['{"version":1}', /^it is no lock of operations: operations: /],
    [JSON.stringify({ ...lock, operations: [{ ...lock.operations[0], id: 'x' }] }), /operations\.0\.id: /],
    [
      JSON.stringify({ ...lock, operations: [{ ...lock.operations[0], audience: ['ALL'] }] }),
      /operations\.0\.audience\.0: /,
    ],
  ])('%.60s', (text, message) => {
    expect(() => readLock(text, 'it')).toThrow(StartupError);
    expect(() => readLock(text, 'it')).toThrow(message);
  });
});
