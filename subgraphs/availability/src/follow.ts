import type { SubgraphDeps } from '@media-gateway/adapters';
import type { BusEvent } from '@media-gateway/kernel';
import { type Change, type ChangeFilter, admits } from './domain/change.ts';
import { fromEventChange, readChanges } from './store/feed.ts';

export interface Following {
  readonly filter: ChangeFilter;
  /** Sequence number of the last change seen; null starts with what happens from now on. */
  readonly after: bigint | null;
}

/** Changes read at once while catching up. */
const REPLAY_PAGE = 100;

/**
 * Changes as they happen, after those that were missed since `after`: none lost, none twice. The live feed is opened before the
 * missed ones are read, so that what happens meanwhile waits; what both have is given once, by its sequence number.
 */
export function followChanges(
  { db, bus }: Pick<SubgraphDeps, 'db' | 'bus'>,
  following: Following,
): AsyncIterableIterator<Change> {
  const controller = new AbortController();
  const live = bus.tail('availability.changed', controller.signal);
  const missed = following.after === null ? none() : replay(db, following.filter, following.after);
  return endingAtOnce(inSequence(missed, admitted(live, following.filter)), controller);
}

async function* none(): AsyncGenerator<Change, void, void> {}

async function* replay(
  db: SubgraphDeps['db'],
  filter: ChangeFilter,
  after: bigint,
): AsyncGenerator<Change, void, void> {
  for (let page = await readChanges(db, filter, after, REPLAY_PAGE); page.length > 0;) {
    yield* page;
    const last = page.at(-1) as Change;
    page = page.length < REPLAY_PAGE ? [] : await readChanges(db, filter, last.sequence, REPLAY_PAGE);
  }
}

async function* admitted(events: AsyncIterable<BusEvent<'availability.changed'>>, filter: ChangeFilter) {
  for await (const { payload } of events)
    yield* payload.changes.map(fromEventChange).filter((change) => admits(filter, change));
}

/** One feed after the other, without what is not newer than the last: the bus may also deliver an event twice. */
async function* inSequence(...feeds: readonly AsyncIterable<Change>[]): AsyncGenerator<Change, void, void> {
  let last = 0n;
  for (const feed of feeds) {
    for await (const change of feed) {
      if (change.sequence <= last) continue;
      last = change.sequence;
      yield change;
    }
  }
}

/** A generator that waits cannot be told to return; aborting what it waits for lets a leaving client go at once. */
function endingAtOnce(
  changes: AsyncGenerator<Change, void, void>,
  controller: AbortController,
): AsyncIterableIterator<Change> {
  return {
    next: () => changes.next(),
    async return() {
      controller.abort();
      await changes.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
