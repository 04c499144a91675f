import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT, type Supergraph } from '@media-gateway/testkit';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { startForExamples } from './examples/ask.ts';
import { publishedOperations } from './operations.ts';
import { examplesSuite } from './suites/examples.ts';
import { sdkSuite } from './suites/sdk.ts';

const operations = await publishedOperations();
const text = readFileSync(path.join(ROOT, 'gateway/generated/openapi.json'), 'utf8');
const document = JSON.parse(text) as Readonly<Record<string, unknown>>;

/** What Redocly's recommended rules find, errors and warnings alike. */
async function lint(source: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

// Before the system starts: it runs in this process, and would stand still meanwhile.
describe('the OpenAPI document as it is committed', () => {
  it('meets the recommended rules of Redocly', async () => {
    expect(await lint(text)).toEqual([]);
    expect(await lint(text.replace('"operationId": "TitleDetails"', '"operationId": "Tonight"'))).not.toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  let supergraph: Supergraph;
  const get = () => supergraph;
  beforeAll(async () => {
    supergraph = await startForExamples();
  }, 120_000);
  afterAll(() => supergraph.stop());

  it('is served as it is committed', async () => {
    const response = await fetch(`${supergraph.url}/openapi.json`);
    expect(await response.json()).toEqual(document);
  });

  describe('its examples', () => examplesSuite(get, operations, document));
  describe('an SDK made from it', () => sdkSuite(get, document));
});
