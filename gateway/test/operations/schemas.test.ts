import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from '../../src/operations/operation.ts';
import { operationNamed } from '../facades/catalogue.ts';

function accepts(schema: JsonSchema, value: unknown): boolean {
  const ajv = new Ajv2020({ strict: true, strictRequired: false });
  addFormats.default(ajv);
  return ajv.validate(schema, value);
}

describe('the input schema', () => {
  const { inputSchema, variables } = operationNamed('SearchTitles');

  it.each([
    [{ query: 'a' }],
    [{ query: 'a', first: null, filters: null }],
    [
      {
        query: 'a',
        first: 5,
        tags: ['x'],
        filters: { genres: ['DRAMA'], yearFrom: 1990, minScore: 0.5, seen: true, near: { region: 'US' } },
      },
    ],
  ])('accepts %j', (value) => {
    expect(accepts(inputSchema, value)).toBe(true);
  });

  it.each([
    [{}],
    [{ query: null }],
    [{ query: 1 }],
    [{ query: 'a', first: '5' }],
    [{ query: 'a', first: 1.5 }],
    [{ query: 'a', tags: [null] }],
    [{ query: 'a', unknown: 1 }],
    [{ query: 'a', filters: { genres: ['NOIR'] } }],
    [{ query: 'a', filters: { genre: 'DRAMA' } }],
    [{ query: 'a', filters: { near: {} } }],
    [{ query: 'a', filters: { near: { region: 'usa' } } }],
  ])('refuses %j', (value) => {
    expect(accepts(inputSchema, value)).toBe(false);
  });

  it('says what the variable says, with its default', () => {
    expect(inputSchema['properties']).toMatchObject({ first: { description: 'How many.', default: 20 } });
    expect(variables.map(({ name, required }) => [name, required])).toEqual([
      ['query', true],
      ['filters', false],
      ['first', false],
      ['tags', false],
    ]);
  });

  it('does not require a variable that has a default', () => {
    expect(operationNamed('TitleDetails').inputSchema['required']).toEqual(['id']);
  });

  it('describes input fields as the graph does, with their defaults', () => {
    const text = JSON.stringify(inputSchema);
    expect(text).toContain('"description":"Keep these."');
    expect(text).toContain('"default":"any"');
  });
});

describe('the output schema', () => {
  const { outputSchema } = operationNamed('TitleDetails');
  const film = { __typename: 'Film', id: 'title_a', name: 'A', year: 1979, minutes: 117 };
  const show = { __typename: 'Show', id: 'title_b', name: 'B', year: null, seasons: [1], released: '2017-12-01' };

  it.each([[film], [show], [null]])('accepts %j', (title) => {
    expect(accepts(outputSchema, { title })).toBe(true);
  });

  it.each([
    [{ ...film, __typename: 'Person' }],
    [{ ...film, name: null }],
    [{ ...film, minutes: 'long' }],
    [{ ...film, released: 'soon' }],
    [{ __typename: 'Film', name: 'A', year: null }],
    [[film]],
  ])('refuses %j', (title) => {
    expect(accepts(outputSchema, { title })).toBe(false);
  });

  it('describes fields as the graph does', () => {
    expect(JSON.stringify(outputSchema)).toContain('"description":"What people call it."');
  });
});
