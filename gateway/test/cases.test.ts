import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GatewayResponse } from '../src/gateway.ts';
import { type Library, type TransportKind, startLibrary } from './fixture/supergraph.ts';

const CASES = path.join(import.meta.dirname, 'cases');
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Each folder is an operation and the answer to it, the same whatever the transport. */
const streamOf = (response: GatewayResponse) => {
  if (response.kind !== 'stream') throw new Error(`a stream was expected, not ${response.kind}`);
  return response.events;
};

describe.each<TransportKind>(['local', 'http'])('over the %s transport', (kind) => {
  let library: Library;
  beforeAll(async () => {
    library = await startLibrary(kind);
  });
  afterAll(() => library.close());

  it.each(readdirSync(CASES))('%s', async (name) => {
    const folder = path.join(CASES, name);
    const variablesFile = path.join(folder, 'variables.json');
    const query = readFileSync(path.join(folder, 'operation.graphql'), 'utf8');
    const variables = existsSync(variablesFile) ? (json(variablesFile) as Record<string, unknown>) : {};
    const response = await library.gateway.run({ facade: 'graphql', query, variables });
    const results: unknown[] = [];
    if (response.kind === 'single') results.push(response.result);
    else for await (const { payload } of streamOf(response)) results.push(payload.result);
    const expected = json(path.join(folder, 'expected.json'));
    expect(JSON.parse(JSON.stringify(results.length === 1 && !Array.isArray(expected) ? results[0] : results))).toEqual(
      expected,
    );
  });
});
