import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expectedData } from './graph/monolith.ts';

/** An operation of the benchmark. */
export interface Operation {
  readonly name: string;
  /** The body of the request. */
  readonly body: string;
  /** The right `data`, as JSON. */
  readonly expected: string;
}

const FOLDER = path.join(import.meta.dirname, '../operations');

/** Reads `operations/<file>.graphql`. */
export async function readOperation(
  file: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Operation> {
  const query = await readFile(path.join(FOLDER, `${file}.graphql`), 'utf8');
  return { name: file, body: JSON.stringify({ query, variables }), expected: await expectedData(query, variables) };
}
