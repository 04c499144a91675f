import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expectedData } from './graph/monolith.ts';

/** An operation of the benchmark. */
export interface Operation {
  readonly name: string;
  /** The body of the request; empty where it is a GET. */
  readonly body: string;
  /** The right `data`, as JSON. */
  readonly expected: string;
  /** How it is asked where that is not a POST to the gateway's only address. */
  readonly way?: Way;
}

export interface Way {
  readonly path: string;
  readonly accept: string;
  /** The keys to the data in the answer. */
  readonly at: readonly string[];
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
