import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Supergraph, missingServers, startSupergraph } from '@media-gateway/testkit';
import { publishedOperations } from './operations.ts';
import { appsSuite } from './suites/apps.ts';
import { badInputSuite } from './suites/bad-input.ts';
import { cachingSuite } from './suites/caching.ts';
import { facadesSuite } from './suites/facades.ts';
import { partialSuite } from './suites/partial.ts';
import { sixSubgraphsSuite } from './suites/six-subgraphs.ts';
import { subscriptionsSuite } from './suites/subscriptions.ts';
import { webhooksSuite } from './suites/webhooks.ts';

const operations = await publishedOperations();
const missing = await missingServers();
const title = 'distributed: every subgraph its own process over PostgreSQL and Redis';

(missing ? describe.skip : describe)(missing ? `${title} (skipped: ${missing})` : title, () => {
  let supergraph: Supergraph;
  const get = () => supergraph;
  beforeAll(async () => {
    supergraph = await startSupergraph('distributed');
  }, 240_000);
  afterAll(() => supergraph.stop(), 60_000);

  describe('six subgraphs', () => sixSubgraphsSuite(get, operations));
  describe('facades', () => facadesSuite(get, operations));
  describe('caching', () => cachingSuite(get, operations));
  describe('subscriptions', () => subscriptionsSuite(get, operations));
  describe('webhooks', () => webhooksSuite(get));
  describe('documents of applications', () => appsSuite(get));
  describe('bad input', () => badInputSuite(get));
  describe('a subgraph that is down', () => partialSuite(get));
});
