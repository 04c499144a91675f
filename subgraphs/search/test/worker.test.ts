import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventPayload, Running, Topic } from '@media-gateway/kernel';
import { findTitles } from '../src/find.ts';
import { indexOf } from '../src/index-of.ts';
import { createLiveIndex } from '../src/live-index.ts';
import { startWorker } from '../src/worker.ts';
import { type TestDeps, changeOf, openTestDeps, titleOf } from './deps.ts';

let deps: TestDeps;
let worker: Running;

beforeAll(async () => {
  deps = await openTestDeps();
  worker = await startWorker(deps);
});

afterAll(async () => {
  await worker.stop();
  await deps.close();
});

async function publish<T extends Topic>(topic: T, payload: EventPayload<T>): Promise<void> {
  await deps.bus.publish([{ id: randomUUID(), topic, key: 'test', at: '2026-01-01T00:00:00.000Z', payload }]);
  await worker.idle();
}

const found = async (query: string, filters = {}): Promise<readonly string[]> => {
  const page = await findTitles(await indexOf(deps).corpus(), { query, filters, first: 20, after: null });
  return page.edges.map(({ node }) => node.document.titleId);
};

const rowOf = (id: string) => deps.db.searchDocument.findUniqueOrThrow({ where: { titleId: `title_${id}` } });

describe('content.ingested', () => {
  it('makes a title findable', async () => {
    await publish('content.ingested', {
      titles: [titleOf('ikiru-1952', { name: 'Ikiru', synopsis: 'A clerk learns to live.' })],
    });
    expect(await found('clerk')).toEqual(['title_ikiru-1952']);
  });

  it('replaces an older version in table and index, with a new revision', async () => {
    await publish('content.ingested', { titles: [titleOf('ran-1985', { name: 'Draft', version: 1 })] });
    const { revision } = await rowOf('ran-1985');
    await publish('content.ingested', { titles: [titleOf('ran-1985', { name: 'Ran', version: 2 })] });
    expect((await rowOf('ran-1985')).revision).toBeGreaterThan(revision);
    expect(await found('ran')).toEqual(['title_ran-1985']);
    expect(await found('draft')).toEqual([]);
  });

  it('ignores an older version that comes late and a version that comes twice', async () => {
    await publish('content.ingested', { titles: [titleOf('tokyo-story-1953', { name: 'Tokyo Story', version: 5 })] });
    const before = await rowOf('tokyo-story-1953');
    const late = [
      titleOf('tokyo-story-1953', { name: 'Old', version: 4 }),
      titleOf('tokyo-story-1953', { name: 'Again', version: 5 }),
    ];
    await publish('content.ingested', { titles: late });
    expect(await rowOf('tokyo-story-1953')).toEqual(before);
  });

  it('takes the newest of two versions in one batch', async () => {
    const titles = [
      titleOf('late-spring-1949', { name: 'Late Spring', version: 3 }),
      titleOf('late-spring-1949', { name: 'Old', version: 2 }),
    ];
    await publish('content.ingested', { titles });
    expect((await rowOf('late-spring-1949')).name).toBe('Late Spring');
  });
});

describe('availability.changed', () => {
  const onMubi = { region: 'US', platforms: ['mubi'] };

  it('makes a title findable by platform until the offer is removed', async () => {
    await publish('content.ingested', { titles: [titleOf('high-and-low-1963', { name: 'High and Low' })] });
    await publish('availability.changed', { changes: [changeOf('high-and-low-1963', 'mubi', 10)] });
    expect(await found('high', onMubi)).toEqual(['title_high-and-low-1963']);
    await publish('availability.changed', { changes: [changeOf('high-and-low-1963', 'mubi', 11, 'REMOVED')] });
    expect(await found('high', onMubi)).toEqual([]);
  });

  it('keeps an offer that comes before its title, which nobody finds until then', async () => {
    await publish('availability.changed', { changes: [changeOf('yojimbo-1961', 'mubi', 20)] });
    expect(await found('', onMubi)).toEqual([]);
    await publish('content.ingested', { titles: [titleOf('yojimbo-1961', { name: 'Yojimbo' })] });
    expect(await found('', onMubi)).toEqual(['title_yojimbo-1961']);
  });

  it('does not bring an offer back when its first change is delivered again after its removal', async () => {
    const added = changeOf('sanjuro-1962', 'mubi', 30);
    await publish('content.ingested', { titles: [titleOf('sanjuro-1962', { name: 'Sanjuro' })] });
    await publish('availability.changed', { changes: [added, changeOf('sanjuro-1962', 'mubi', 31, 'REMOVED')] });
    await publish('availability.changed', { changes: [added] });
    expect((await rowOf('sanjuro-1962')).offers).toEqual([]);
  });
});

describe('the index of another process', () => {
  it('loads what is there and catches up with what comes later', async () => {
    await publish('content.ingested', { titles: [titleOf('dodesukaden-1970', { name: 'Dodesukaden' })] });
    const replica = createLiveIndex(deps);
    const find = async () =>
      (await findTitles(await replica.corpus(), { query: 'kagemusha', filters: {}, first: 5, after: null })).totalCount;
    expect(await find()).toBe(0);
    await publish('content.ingested', { titles: [titleOf('kagemusha-1980', { name: 'Kagemusha' })] });
    await replica.catchUp();
    expect(await find()).toBe(1);
    await replica.stop();
  });

  it('reads nothing again that it has', async () => {
    const replica = createLiveIndex(deps);
    await replica.corpus();
    const before = deps.statements.length;
    await Promise.all([replica.catchUp(), replica.catchUp(), replica.catchUp()]);
    expect(deps.statements.length - before).toBe(1);
    await replica.stop();
  });
});
