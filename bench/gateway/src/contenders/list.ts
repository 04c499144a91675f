import path from 'node:path';
import type { Contender } from './contender.ts';
import { hive } from './hive.ts';
import { ours } from './ours.ts';

const here = (file: string): string => path.join(import.meta.dirname, file);

const apollo: Contender = {
  name: 'apollo',
  label: '@apollo/gateway, nothing shared',
  path: '/',
  args: ({ port, supergraph }) => [here('apollo.js'), String(port), supergraph],
};

/** In the order of a round. */
export const contenders: readonly Contender[] = [apollo, ...hive, ...ours];

/** Answers everything with the bytes of a file. */
export const fixed = (file: string): Contender => ({
  name: 'fixed',
  label: 'a server that knows one answer',
  path: '/',
  args: ({ port }) => [here('fixed.js'), String(port), file],
});

/** A name stands for itself and for what it begins: `ours` for `ours-inbound` too. All when none is named. */
export const choose = (names: readonly string[]): readonly Contender[] =>
  contenders.filter(
    ({ name }) => names.length === 0 || names.some((wanted) => name === wanted || name.startsWith(`${wanted}-`)),
  );
