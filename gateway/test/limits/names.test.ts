import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { unknownNames } from '../../src/service/strangers.ts';
import { MEDIA_BUCKETS, MEDIA_SHEDDING } from '../../src/stages/presets.ts';
import { loadSupergraph } from '../../src/supergraph/load.ts';

const { rate, shedding } = DEFAULT_OPTIONS;
const supergraph = loadSupergraph(
  await readFile(path.join(import.meta.dirname, '../../../supergraph.graphql'), 'utf8'),
);

it('everything that the limits of our own graph name is there', () => {
  const options = {
    rate: { ...rate, buckets: MEDIA_BUCKETS },
    shedding: MEDIA_SHEDDING,
  };
  expect(unknownNames(options, supergraph)).toEqual([]);
});

it('names that mean nothing are found', () => {
  const options = {
    rate: { ...rate, buckets: { sensitive: { fields: ['Mutation.logn'], perMinute: 1, perHour: 1 } } },
    shedding: { ...shedding, priorities: { serch: 'low', 'Query.search': 'low' } as const },
  };
  expect(unknownNames(options, supergraph)).toEqual(['Mutation.logn', 'serch']);
});
