import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { type Direction, compareSchemas } from '../../../src/operations/compare/schemas.ts';
import type { JsonSchema } from '../../../src/operations/operation.ts';
import { anyPairs, fitting, inputPairs, outputPairs } from './arbitrary.ts';

const DIRECTIONS: readonly Direction[] = ['input', 'output'];

/** What a change is when it is taken back. */
const OPPOSITES: Readonly<Record<string, string>> = {
  'input-removed': 'input-added',
  'input-required-added': 'input-removed',
  'input-made-required': 'input-made-optional',
  'input-null-refused': 'input-null-allowed',
  'input-value-removed': 'input-value-added',
  'input-narrowed': 'input-widened',
  'input-type-changed': 'input-type-changed',
  'output-removed': 'output-added',
  'output-may-be-missing': 'output-always-there',
  'output-may-be-null': 'output-never-null',
  'output-value-added': 'output-value-removed',
  'output-widened': 'output-narrowed',
  'output-type-changed': 'output-type-changed',
};

const ajv = new Ajv2020({ strict: false });
const validate = (schema: JsonSchema, value: unknown) => ajv.validate(schema, value);

describe('comparing schemas', () => {
  it.each(DIRECTIONS)('says nothing of an %s schema and itself', (direction) => {
    fc.assert(
      fc.property(anyPairs, ([schema]) => {
        const described = { description: 'The same.', ...structuredClone(schema) };
        expect(compareSchemas(direction, schema, described)).toEqual([]);
      }),
    );
  });

  it.each(DIRECTIONS)('finds of each %s break the opposite when it is taken back', (direction) => {
    fc.assert(
      fc.property(anyPairs, ([before, after]) => {
        const back = compareSchemas(direction, after, before);
        for (const change of compareSchemas(direction, before, after).filter(({ level }) => level === 'breaking')) {
          // An input that was required and is gone comes back as a required one, which breaks too.
          const codes = [OPPOSITES[change.code], ...(change.code === 'input-removed' ? ['input-required-added'] : [])];
          expect(back.some((one) => one.path === change.path && codes.includes(one.code))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lets every input through that fitted before, when it finds no break', () => {
    let judged = 0;
    const pairs = inputPairs.chain(([a, b]) => fc.tuple(fc.constant(a), fc.constant(b), fitting(a)));
    fc.assert(
      fc.property(pairs, ([before, after, value]) => {
        if (compareSchemas('input', before, after).some(({ level }) => level === 'breaking')) return;
        judged += 1;
        expect(validate(after, value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(judged).toBeGreaterThan(200);
  });

  it('gives no output that did not fit before, when it finds neither break nor warning', () => {
    let judged = 0;
    const pairs = outputPairs.chain(([a, b]) => fc.tuple(fc.constant(a), fc.constant(b), fitting(b)));
    fc.assert(
      fc.property(pairs, ([before, after, value]) => {
        if (compareSchemas('output', before, after).some(({ level }) => level !== 'addition')) return;
        judged += 1;
        expect(validate(before, value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(judged).toBeGreaterThan(200);
  });
});
