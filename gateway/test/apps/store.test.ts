import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IOS_1, IOS_2, TV_1, at, document, insert } from './documents.ts';
import { type OpenStore, describeStores } from './stores.ts';

const ME = document('me', 'query Me { me { name } }');
const TITLE = document('title', 'query Title { media(id: 1) { title } }');
const UNUSED = { byName: 0, byId: 0, lastUsedAt: undefined };

describeStores((open) => {
  let opened: OpenStore | undefined;
  const fresh = async () => {
    await opened?.close();
    opened = await open();
    return opened;
  };
  let current: OpenStore;
  beforeEach(async () => {
    current = await fresh();
  }, 60_000);
  afterAll(() => opened?.close());

  describe('a version', () => {
    it('is not there before it is inserted', async () => {
      const { store } = current;
      expect(await store.find(IOS_1)).toBeUndefined();
      expect([await store.documents(IOS_1), await store.uses(IOS_1), await store.versions()]).toEqual([[], [], []]);
    });

    it('is kept as it was inserted, and is pending', async () => {
      const { store } = current;
      await insert(store, IOS_1, [TITLE, ME]);
      expect(await store.documents(IOS_1)).toEqual([ME, TITLE]);
      const found = await store.find(IOS_1);
      expect(found).toMatchObject({ ...IOS_1, state: 'PENDING', documents: 2, publishedAt: at(), changedAt: at() });
      expect(found).toMatchObject(UNUSED);
      expect(await store.active()).toEqual([]);
    });

    it('is served while it is active, those published first before the others', async () => {
      const { store } = current;
      await insert(store, IOS_2, [ME], at(2));
      await insert(store, IOS_1, [ME], at(1));
      for (const ref of [IOS_2, IOS_1]) await store.change((change) => change.setState(ref, 'ACTIVE', at(9)));
      expect(await store.active()).toMatchObject([IOS_1, IOS_2]);
      await store.change((change) => change.setState(IOS_1, 'RETIRED', at(10)));
      expect(await store.active()).toMatchObject([IOS_2]);
      expect(await store.find(IOS_1)).toMatchObject({ state: 'RETIRED', changedAt: at(10) });
      expect(await store.documents(IOS_1)).toEqual([ME]);
    });

    it('is listed, newest first, of one application or of all', async () => {
      const { store } = current;
      await insert(store, IOS_1, [ME], at(1));
      await insert(store, TV_1, [ME], at(2));
      await insert(store, IOS_2, [ME, TITLE], at(3));
      expect(await store.versions()).toMatchObject([{ ...IOS_2, documents: 2 }, TV_1, { ...IOS_1, documents: 1 }]);
      expect((await store.versions('ios')).map(({ version }) => version)).toEqual(['2.0', '1.0']);
      expect(await store.versions('none')).toEqual([]);
    });
  });

  describe('a change', () => {
    it('shows to all who ask for the revision', async () => {
      const { store, again } = current;
      const other = await again();
      const before = await other.revision();
      await insert(store, IOS_1, [ME]);
      const after = await other.revision();
      expect(after).not.toBe(before);
      expect(await other.revision()).toBe(after);
    });

    it('that fails changes nothing', async () => {
      const { store } = current;
      await insert(store, TV_1, [ME]);
      const revision = await store.revision();
      const failing = store.change(async (change) => {
        await change.insert({ ...IOS_1, digest: 'd', at: at() }, [TITLE]);
        await change.setState(TV_1, 'ACTIVE', at());
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect([await store.find(IOS_1), await store.active(), await store.revision()]).toEqual([
        undefined,
        [],
        revision,
      ]);
    });

    it('comes after the one before, whoever makes it', async () => {
      const { store, again } = current;
      const stores = [store, await again()];
      const added: number[] = [];
      // Whoever inserts saw all that were there: none is inserted twice.
      const tries = Array.from({ length: 6 }, (_, index) =>
        (stores[index % 2] as typeof store).change(async (change) => {
          if (await change.find(IOS_1)) return;
          await change.insert({ ...IOS_1, digest: 'd', at: at() }, [ME]);
          added.push(index);
        }),
      );
      await Promise.all(tries);
      expect(added).toHaveLength(1);
    });
  });

  describe('clashes', () => {
    const clashesOf = (...documents: (typeof ME)[]) => current.store.change((change) => change.clashes(documents));

    it('are ids of another text', async () => {
      await insert(current.store, IOS_1, [ME, TITLE]);
      expect(await clashesOf(ME, TITLE)).toEqual([]);
      expect(await clashesOf(document('another', ME.text), document('me', TITLE.text))).toEqual([
        { ...IOS_1, id: 'me' },
      ]);
    });

    it('are ids that are the hash of another text, on either side', async () => {
      await insert(current.store, IOS_1, [ME, document(TITLE.hash, 'query Own { me { id } }')]);
      expect(await clashesOf(document(`sha256:${ME.hash.toUpperCase()}`, TITLE.text))).toEqual([
        { ...IOS_1, id: `sha256:${ME.hash.toUpperCase()}` },
      ]);
      expect(await clashesOf(TITLE)).toEqual([{ ...IOS_1, id: 'title' }]);
    });

    it('are none with what is retired', async () => {
      await insert(current.store, IOS_1, [ME]);
      await current.store.change((change) => change.setState(IOS_1, 'RETIRED', at()));
      expect(await clashesOf(document('me', TITLE.text))).toEqual([]);
    });
  });

  it('counts what is served: documents of each version, and characters of different texts', async () => {
    const { store } = current;
    await insert(store, IOS_1, [ME, TITLE]);
    await insert(store, TV_1, [ME]);
    const sizeOf = () => store.change((change) => change.activeSize());
    expect(await sizeOf()).toEqual({ documents: 0, characters: 0 });
    for (const ref of [IOS_1, TV_1]) await store.change((change) => change.setState(ref, 'ACTIVE', at()));
    expect(await sizeOf()).toEqual({ documents: 3, characters: ME.text.length + TITLE.text.length });
  });

  describe('uses', () => {
    it('add up by document and version, with the latest time', async () => {
      const { store } = current;
      await insert(store, IOS_1, [ME, TITLE]);
      await insert(store, IOS_2, [ME]);
      await store.addUses([
        { ...IOS_1, id: 'me', byName: 2, byId: 1, lastUsedAt: at(20) },
        { ...IOS_2, id: 'me', byName: 0, byId: 5, lastUsedAt: at(5) },
      ]);
      await store.addUses([{ ...IOS_1, id: 'me', byName: 1, byId: 0, lastUsedAt: at(10) }]);
      expect(await store.uses(IOS_1)).toEqual([
        { id: 'me', name: 'Me', byName: 3, byId: 1, lastUsedAt: at(20) },
        { id: 'title', name: 'Title', ...UNUSED },
      ]);
      expect(await store.find(IOS_1)).toMatchObject({ byName: 3, byId: 1, lastUsedAt: at(20) });
      expect(await store.find(IOS_2)).toMatchObject({ byName: 0, byId: 5, lastUsedAt: at(5) });
    });

    it('of what is not there are left out', async () => {
      const { store } = current;
      await insert(store, IOS_1, [ME]);
      await store.addUses([
        { ...IOS_1, id: 'gone', byName: 1, byId: 0, lastUsedAt: at() },
        { ...TV_1, id: 'me', byName: 1, byId: 0, lastUsedAt: at() },
      ]);
      expect(await store.find(IOS_1)).toMatchObject(UNUSED);
    });

    it('do not count as changes, and are not lost when one is made meanwhile', async () => {
      const { store } = current;
      await insert(store, IOS_1, [ME]);
      const revision = await store.revision();
      const use = { ...IOS_1, id: 'me', byName: 1, byId: 0, lastUsedAt: at() };
      await store.addUses([use]);
      expect(await store.revision()).toBe(revision);
      await Promise.all([store.change((change) => change.setState(IOS_1, 'ACTIVE', at())), store.addUses([use])]);
      expect(await store.find(IOS_1)).toMatchObject({ state: 'ACTIVE', byName: 2 });
    });
  });
});
