import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExecutionResult } from 'graphql';
import type { Fault } from './fault.ts';
import { type Path, errorPathsOf } from './law.ts';
import { type Operation, operationOfText } from './operation/operation.ts';
import type { Question } from './question.ts';

const CASES = path.join(import.meta.dirname, 'cases');

/** A question that once was answered wrongly, and the answer that is right. */
export interface Case {
  readonly name: string;
  readonly fixture: string;
  readonly question: Question;
  readonly expected: Expected;
}

export interface Expected {
  readonly data: unknown;
  /** Of the monolith's errors. */
  readonly errorPaths: readonly Path[];
}

/** `fixture.json` */
interface Setting {
  readonly fixture: string;
  readonly faults: readonly Fault[];
}

export const expectedOf = (monolith: ExecutionResult): Expected =>
  JSON.parse(JSON.stringify({ data: monolith.data ?? null, errorPaths: errorPathsOf(monolith) })) as Expected;

export const caseNames = (): readonly string[] =>
  readdirSync(CASES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

export function readCase(name: string): Case {
  const read = (file: string) => readFileSync(path.join(CASES, name, file), 'utf8');
  const json = (file: string): unknown => JSON.parse(read(file));
  const { fixture, faults } = json('fixture.json') as Setting;
  const variables = json('variables.json') as Operation['variables'];
  const question = { operation: operationOfText(read('operation.graphql'), variables), faults };
  return { name, fixture, question, expected: json('expected.json') as Expected };
}

/** Writes a folder that is replayed from then on; its name waits for somebody who knows the story. */
export function saveCase(fixture: string, { operation, faults }: Question, expected: Expected): string {
  const setting: Setting = { fixture, faults };
  const text = JSON.stringify([operation.query, operation.variables, setting]);
  const name = `${fixture}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  const folder = path.join(CASES, name);
  if (existsSync(folder)) return name;
  mkdirSync(folder, { recursive: true });
  const write = (file: string, content: string) => writeFileSync(path.join(folder, file), `${content}\n`);
  write('fixture.json', JSON.stringify(setting, null, 2));
  write('operation.graphql', operation.query);
  write('variables.json', JSON.stringify(operation.variables, null, 2));
  write('expected.json', JSON.stringify(expected, null, 2));
  return name;
}
