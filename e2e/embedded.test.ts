import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Supergraph, startSupergraph } from '@media-gateway/testkit';
import { publishedOperations } from './operations.ts';
import { appsSuite } from './suites/apps.ts';
import { badInputSuite } from './suites/bad-input.ts';
import { cachingSuite } from './suites/caching.ts';
import { compactTextSuite } from './suites/compact-text.ts';
import { facadesSuite } from './suites/facades.ts';
import { pagesSuite } from './suites/pages.ts';
import { sixSubgraphsSuite } from './suites/six-subgraphs.ts';
import { subscriptionsSuite } from './suites/subscriptions.ts';
import { webhooksSuite } from './suites/webhooks.ts';

const operations = await publishedOperations();

describe('embedded: everything in one process over PGlite', () => {
  let supergraph: Supergraph;
  const get = () => supergraph;
  beforeAll(async () => {
    supergraph = await startSupergraph('embedded');
  }, 120_000);
  afterAll(() => supergraph.stop());

  describe('six subgraphs', () => sixSubgraphsSuite(get, operations));
  describe('facades', () => facadesSuite(get, operations));
  describe('caching', () => cachingSuite(get, operations));
  describe('texts for models', () => compactTextSuite(get, operations));
  describe('subscriptions', () => subscriptionsSuite(get, operations));
  describe('webhooks', () => webhooksSuite(get));
  describe('documents of applications', () => appsSuite(get));
  describe('bad input', () => badInputSuite(get));
  describe('pages', () => pagesSuite(get));
});
