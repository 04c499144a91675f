import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BusEvent, EventPayload, Interaction, Running, Topic } from '@media-gateway/kernel';
import { pruneSeenEvents } from '../src/store/prune.ts';
import { startWorker } from '../src/worker.ts';
import { type TestDeps, interactionOf, openTestDeps, titleOf } from './deps.ts';

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

beforeEach(async () => {
  await Promise.all([
    deps.db.recommendationItem.deleteMany(),
    deps.db.signal.deleteMany(),
    deps.db.seenEvent.deleteMany(),
  ]);
});

const eventOf = <T extends Topic>(topic: T, payload: EventPayload<T>): BusEvent<T> => ({
  id: randomUUID(),
  topic,
  key: 'test',
  at: new Date().toISOString(),
  payload,
});

async function publish(...events: readonly BusEvent[]): Promise<void> {
  await deps.bus.publish(events);
  await worker.idle();
}

const ingest = (...titles: readonly ReturnType<typeof titleOf>[]) =>
  publish(eventOf('content.ingested', { titles: [...titles] }));
const tell = (...interactions: readonly Interaction[]) =>
  publish(...interactions.map((one) => eventOf('user.interaction', one)));
const itemOf = (id: string) => deps.db.recommendationItem.findUniqueOrThrow({ where: { titleId: `title_${id}` } });
const signalsOf = (user: string) =>
  deps.db.signal.findMany({ where: { userId: `user_${user}` }, orderBy: { kind: 'asc' } });

describe('content.ingested', () => {
  it('keeps what a title is like', async () => {
    const people = [{ id: 'person_akira-kurosawa', name: 'Akira Kurosawa' }];
    await ingest(
      titleOf('ran-1985', {
        genres: ['DRAMA'],
        keywords: ['Castle'],
        moods: ['EPIC'],
        people,
        year: 1985,
        popularity: 0.7,
      }),
    );
    expect(await itemOf('ran-1985')).toMatchObject({
      features: [
        'genre:DRAMA',
        'keyword:castle',
        'mood:EPIC',
        'person:person_akira-kurosawa Akira Kurosawa',
        'decade:1980',
      ],
      popularity: 0.7,
    });
  });

  it('never lets an older version win, and leaves the heat alone', async () => {
    await ingest(titleOf('ran-1985', { name: 'Ran', version: 2 }));
    await tell(interactionOf('ann', 'ran-1985', 'LIKED'));
    const { heat } = await itemOf('ran-1985');
    await ingest(
      titleOf('ran-1985', { name: 'Draft', version: 1 }),
      titleOf('ran-1985', { name: 'Again', version: 2 }),
    );
    expect(await itemOf('ran-1985')).toMatchObject({ name: 'Ran', version: 2, heat });
    await ingest(titleOf('ran-1985', { name: 'Chaos', version: 3 }));
    expect(await itemOf('ran-1985')).toMatchObject({ name: 'Chaos', heat });
  });
});

describe('user.interaction', () => {
  beforeEach(() => ingest(titleOf('ran-1985'), titleOf('dark-2017', { kind: 'SHOW' })));

  it('changes nothing when it is delivered again', async () => {
    const event = eventOf('user.interaction', interactionOf('ann', 'ran-1985', 'COMPLETED', { completion: 1 }));
    await publish(event);
    const before = [await itemOf('ran-1985'), await signalsOf('ann')];
    await publish(event, event);
    expect([await itemOf('ran-1985'), await signalsOf('ann')]).toEqual(before);
  });

  it('warms a title once a day for each viewer and kind', async () => {
    await tell(interactionOf('ann', 'ran-1985', 'PROGRESSED', { completion: 0.1 }));
    const { heat } = await itemOf('ran-1985');
    await tell(interactionOf('ann', 'ran-1985', 'PROGRESSED', { completion: 0.2 }));
    expect((await itemOf('ran-1985')).heat).toBe(heat);
    await tell(interactionOf('ben', 'ran-1985', 'PROGRESSED', { completion: 0.2 }));
    expect((await itemOf('ran-1985')).heat).toBeCloseTo(heat + Math.LN2, 9);
  });

  it('keeps the latest signal of a kind, and of liked and dismissed the later, in whatever order they come', async () => {
    const at = (second: number) => ({ at: `2026-01-01T00:00:0${second}.000Z` });
    await tell(
      interactionOf('ann', 'ran-1985', 'DISMISSED', at(2)),
      interactionOf('ann', 'ran-1985', 'LIKED', at(1)),
      interactionOf('ann', 'ran-1985', 'PROGRESSED', { ...at(4), completion: 0.9 }),
      interactionOf('ann', 'ran-1985', 'PROGRESSED', { ...at(3), completion: 0.4 }),
    );
    expect(await signalsOf('ann')).toMatchObject([{ kind: 'DISMISSED' }, { kind: 'PROGRESSED', completion: 0.9 }]);
  });

  it('with an episode counts for its show', async () => {
    await tell(interactionOf('ann', 'dark-2017-s01e02', 'COMPLETED', { completion: 1 }));
    expect(await signalsOf('ann')).toMatchObject([{ titleId: 'title_dark-2017' }]);
    expect((await itemOf('dark-2017')).heat).toBeGreaterThan(0);
  });

  it('with a title that is not known yet keeps the signal', async () => {
    await tell(interactionOf('ann', 'unheard-of-2026', 'LIKED'));
    expect(await signalsOf('ann')).toMatchObject([{ titleId: 'title_unheard-of-2026' }]);
  });
});

it('forgets events seen before a moment, and no others', async () => {
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  await deps.db.seenEvent.createMany({
    data: [
      { id: 'old', at: day('2026-01-01') },
      { id: 'new', at: day('2026-01-03') },
    ],
  });
  await pruneSeenEvents(deps.db, day('2026-01-02'));
  expect(await deps.db.seenEvent.findMany({ select: { id: true } })).toEqual([{ id: 'new' }]);
});
