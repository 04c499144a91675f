import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryManifests } from '../../src/apps/memory.ts';
import type { ManifestStore } from '../../src/apps/port.ts';
import { createClientRegistry } from '../../src/operations/client-registry.ts';
import { ClientDocuments } from '../../src/stages/client-documents.ts';
import { PLAIN, composed, servedOf } from '../supergraph/library.ts';
import { SDL, startLibrary } from '../fixture/supergraph.ts';
import { ADA, ME, TITLE, type Started, closeAll, codeOf, start } from './fixture.ts';
import { type OpenStore, describePostgres } from './stores.ts';

afterEach(closeAll);

const POLL_MS = 200;
/** A look that was just over, the next one, and a busy machine. */
const BOUND_MS = 2 * POLL_MS + 1000;

/** @returns after how many ms the gateway answers as it should. */
async function until({ post }: Started, code: string | undefined): Promise<number> {
  const begun = performance.now();
  while (codeOf(await post({ documentId: 'me' })) !== code) await sleep(10);
  return performance.now() - begun;
}

describePostgres('two gateways on one PostgreSQL', (open) => {
  let opened: OpenStore;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => closeAll().then(() => opened.close()));

  it('serve what was changed through either, within two looks', async () => {
    const one = await start({ store: opened.store, pollMs: POLL_MS });
    const other = await start({ store: await opened.again(), pollMs: POLL_MS });
    await one.publish('ios~1.0', { me: ME });
    await one.activate('ios~1.0');
    expect(await one.post({ documentId: 'me' })).toMatchObject(ADA);
    expect(await until(other, undefined)).toBeLessThan(BOUND_MS);
    await other.retire('ios~1.0', '?force=true');
    expect(codeOf(await other.post({ documentId: 'me' }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await until(one, 'PERSISTED_QUERY_NOT_FOUND')).toBeLessThan(BOUND_MS);
  });

  it('count together, and a gateway that starts later serves what is active', async () => {
    const one = await start({ store: opened.store });
    await one.publish('ios~1.0', { me: ME });
    await one.activate('ios~1.0');
    const other = await start({ store: await opened.again() });
    for (const { post, usage } of [one, other, other]) {
      expect(await post({ documentId: 'me' })).toMatchObject(ADA);
      await usage('ios~1.0');
    }
    expect(await one.usage('ios~1.0')).toMatchObject({ version: { uses: { byName: 0, byId: 3 } } });
  });

  it('let one of two publish what cannot stand beside each other', async () => {
    const one = await start({ store: opened.store });
    const other = await start({ store: await opened.again() });
    const answers = await Promise.all([one.publish('ios~1.0', { me: ME }), other.publish('tv~1.0', { me: TITLE })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('a store that is away', () => {
  it('is told of once, and what was is still served until it is back', async () => {
    const kept = createMemoryManifests();
    let isAway = false;
    const store: ManifestStore = {
      ...kept,
      revision: () => (isAway ? Promise.reject(new Error('away')) : kept.revision()),
    };
    const started = await start({ store, pollMs: 5 });
    const other = await start({ store: kept });
    await other.publish('ios~1.0', { me: ME });
    await other.activate('ios~1.0');
    await until(started, undefined);
    isAway = true;
    await sleep(100);
    expect(await started.post({ documentId: 'me' })).toMatchObject(ADA);
    expect(started.faults).toEqual([new Error('away')]);
    await other.retire('ios~1.0', '?force=true');
    isAway = false;
    await until(started, 'PERSISTED_QUERY_NOT_FOUND');
  });

  it('keeps a gateway from starting without what it should serve', async () => {
    const store = { ...createMemoryManifests(), revision: () => Promise.reject(new Error('away')) };
    await expect(start({ store })).rejects.toThrow('away');
  });
});

it('a document that is asked for by its id is planned ahead as its text is', () => {
  const clients = new ClientDocuments({ maxCharacters: 1000 });
  clients.replace(createClientRegistry([{ entries: [{ id: 'me', text: ME }] }]));
  const asked = { facade: 'graphql', operationId: 'me', operationName: 'Me', variables: { a: true } } as const;
  expect(clients.withText(asked)).toEqual({ facade: 'graphql', query: ME, variables: { a: true } });
  const unknown = { ...asked, operationId: 'you' };
  expect(clients.withText(unknown)).toBe(unknown);
});

describe('another supergraph', () => {
  const NO_NAME = composed(SDL.users.replace('name: String!', 'nick: String!'));

  it('runs what is still valid, says what is not, and takes it back with the field', async () => {
    const { gateway, publish, activate, post, faults } = await start();
    const library = await startLibrary('local');
    await publish('ios~1.0', { me: ME, title: TITLE });
    await activate('ios~1.0');
    await gateway.swap(servedOf(NO_NAME, library.transports));
    const refused = await post({ documentId: 'me' });
    expect([refused.status, codeOf(refused)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(refused.errors?.[0]?.message).toContain('Cannot query field "name" on type "User"');
    expect(await post({ documentId: 'title', variables: { id: 'b1' } })).toMatchObject({ data: { media: {} } });
    expect(faults).toHaveLength(1);
    expect(String(faults[0])).toMatch(/cannot be run on version 2:\n {2}ios~1\.0 me: Cannot query field "name"/);
    expect(await publish('ios~2.0', { me: ME })).toMatchObject({ code: 'MANIFEST_INVALID' });
    await gateway.swap(servedOf(PLAIN, library.transports));
    expect(await post({ documentId: 'me' })).toMatchObject(ADA);
    expect(faults).toHaveLength(1);
  });
});
