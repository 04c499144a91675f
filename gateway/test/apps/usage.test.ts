import { afterEach, describe, expect, it } from '@jest/globals';
import { createMemoryManifests } from '../../src/apps/memory.ts';
import { AppUsage } from '../../src/apps/usage.ts';
import { hashOf } from '../../src/operations/hash.ts';
import { at } from './documents.ts';
import { ADA, ME, TITLE, type Started, closeAll, codeOf, hashed, start } from './fixture.ts';

afterEach(closeAll);

const client = (name: string, version: string) => ({
  'apollographql-client-name': name,
  'apollographql-client-version': version,
});

interface Usage {
  readonly documents: readonly {
    readonly id: string;
    readonly uses: { readonly byName: number; readonly byId: number };
  }[];
}

/** Of each document of a version: named, unnamed. */
async function usesOf({ usage }: Started, ref: string): Promise<Readonly<Record<string, readonly [number, number]>>> {
  const { documents } = (await usage(ref)) as unknown as Usage;
  return Object.fromEntries(documents.map(({ id, uses: { byName, byId } }) => [id, [byName, byId]]));
}

async function serving(...[options]: Parameters<typeof start>): Promise<Started> {
  const started = await start(options);
  await started.publish('ios~1.0', { me: ME, title: TITLE });
  await started.publish('ios~2.0', { me2: ME });
  for (const ref of ['ios~1.0', 'ios~2.0']) await started.activate(ref);
  return started;
}

describe('a request', () => {
  it('counts for the version that its headers name', async () => {
    const started = await serving();
    for (const documentId of ['me', 'me2', hashOf(ME)]) await started.post({ documentId }, client('ios', '2.0'));
    expect(await usesOf(started, 'ios~2.0')).toEqual({ me2: [3, 0] });
    expect(await usesOf(started, 'ios~1.0')).toEqual({ me: [0, 0], title: [0, 0] });
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['no version', {}],
    ['a name alone', { 'apollographql-client-name': 'ios' }],
    ['a version that is not there', client('ios', '3.0')],
    ['an application that is not there', client('tv', '1.0')],
  ])('that names %s counts for each version that has the document', async (_name, headers) => {
    const started = await serving();
    await started.post({ documentId: 'me' }, headers);
    expect(await usesOf(started, 'ios~1.0')).toEqual({ me: [0, 1], title: [0, 0] });
    expect(await usesOf(started, 'ios~2.0')).toEqual({ me2: [0, 1] });
  });

  it('counts by hash and, where texts are looked up, by text; not where any text is run, nor when it is refused', async () => {
    const started = await serving({ mode: 'safelist' });
    await started.post(hashed(ME), client('ios', '2.0'));
    await started.post({ query: ME.replaceAll(' ', '\n') }, client('ios', '2.0'));
    await started.post({ documentId: 'title' }, client('ios', '1.0'));
    expect(await usesOf(started, 'ios~2.0')).toEqual({ me2: [2, 0] });
    expect(await usesOf(started, 'ios~1.0')).toEqual({ me: [0, 0], title: [0, 0] });
    const any = await serving({ mode: 'allow' });
    await any.post({ query: ME });
    expect(await usesOf(any, 'ios~2.0')).toEqual({ me2: [0, 0] });
  });

  it('shows in the list of versions', async () => {
    const started = await serving({ now: () => +at(7) });
    await started.post({ documentId: 'me2' }, client('ios', '2.0'));
    const of = (version: string) => expect.objectContaining({ version });
    expect(await started.admins('GET', '?app=ios')).toMatchObject({ versions: [of('2.0'), of('1.0')] });
    expect(await started.admins('GET', '')).toMatchObject({
      versions: [
        { app: 'ios', state: 'ACTIVE', documents: 1, uses: { byName: 1, byId: 0 }, lastUsedAt: at(7).toISOString() },
        { lastUsedAt: null },
      ],
    });
  });
});

describe('counts', () => {
  const ref = { app: 'ios', version: '1.0' };
  const documentOf = (id: string) => ({ document: ME, publishers: [{ ...ref, id }] });

  it('are written in batches, a number for each document however often it was asked for', async () => {
    const usage = new AppUsage(() => +at());
    for (let n = 0; n < 5000; n += 1) usage.count(documentOf(String(n % 1500)), {});
    const batches: number[] = [];
    await usage.flush({ addUses: async (uses) => void batches.push(uses.length) });
    expect(batches).toEqual([1000, 500]);
    await usage.flush({ addUses: () => Promise.reject(new Error('nothing is to be written')) });
  });

  it('that could not be written stay, and go with the next', async () => {
    const usage = new AppUsage(() => +at());
    usage.count(documentOf('me'), {});
    await expect(usage.flush({ addUses: () => Promise.reject(new Error('away')) })).rejects.toThrow('away');
    usage.count(documentOf('me'), client('ios', '1.0'));
    const written: unknown[] = [];
    await usage.flush({ addUses: async (uses) => void written.push(...uses) });
    expect(written).toEqual([{ ...ref, id: 'me', byName: 1, byId: 1, lastUsedAt: at() }]);
  });

  it('are written when the gateway stops', async () => {
    const store = createMemoryManifests();
    const { publish, activate, post } = await start({ store });
    await publish('ios~1.0', { me: ME });
    await activate('ios~1.0');
    expect(await post({ documentId: 'me' })).toMatchObject(ADA);
    expect(await store.find(ref)).toMatchObject({ byId: 0 });
    await closeAll();
    expect(await store.find(ref)).toMatchObject({ byId: 1 });
  });
});

describe('texts', () => {
  it('of active versions are run with the mode safelist, and no others', async () => {
    const started = await serving({ mode: 'safelist' });
    expect(await started.post({ query: `# mine\n${ME}` })).toMatchObject(ADA);
    expect(codeOf(await started.post({ query: '{ me { id } }' }))).toBe('OPERATION_NOT_ALLOWED');
    for (const version of ['1.0', '2.0']) await started.retire(`ios~${version}`, '?force=true');
    expect(codeOf(await started.post({ query: ME }))).toBe('OPERATION_NOT_ALLOWED');
  });

  it('are not run with the mode ids, even if they are published', async () => {
    const started = await serving({ mode: 'ids' });
    expect(codeOf(await started.post({ query: ME }))).toBe('OPERATION_NOT_ALLOWED');
    expect(await started.post({ query: ME, ...hashed(ME) })).toMatchObject(ADA);
  });
});
