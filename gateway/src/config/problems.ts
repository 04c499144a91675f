import type { z } from 'zod';
import { closest } from '../operations/closest.ts';
import { accepted, optionAt } from './json-schema.ts';

/** One thing that is wrong with a configuration. */
export interface ConfigProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What zod found, in words that say what would be right. */
export const problemsOf = (issues: readonly z.core.$ZodIssue[], document: unknown): readonly ConfigProblem[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: unknownOption(key, issue.path) }))
      : [{ path: issue.path, message: wrongValue(issue.path, valueAt(document, issue.path)) }],
  );

function unknownOption(key: string, path: readonly PropertyKey[]): string {
  const known = Object.keys(optionAt(path)?.properties ?? {});
  const near = closest(key, known);
  return `unknown option; ${near.length > 0 ? `did you mean ${near.map((one) => `"${one}"`).join(' or ')}?` : `there are ${known.join(', ')}.`}`;
}

function wrongValue(path: readonly PropertyKey[], value: unknown): string {
  const option = optionAt(path);
  const right = option ? accepted(option) : 'something else';
  return value === undefined ? `missing; it must be ${right}.` : `must be ${right}, not ${shown(value, path)}.`;
}

function shown(value: unknown, path: readonly PropertyKey[]): string {
  if (value === null || value === '') return 'nothing';
  // What is secret stays out of logs.
  if (path.includes('secret') || path.includes('headers')) return 'this';
  return JSON.stringify(value).slice(0, 60);
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], document);
}
