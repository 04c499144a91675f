import { FEED_LEASE_MS, MAX_FEEDS } from '../options.ts';
import type { Feed, FeedStore } from '../store/port.ts';
import { FeedReader, type ReaderOptions } from './reader.ts';

export interface ReadersOptions extends Omit<ReaderOptions, 'feed' | 'store'> {
  readonly store: FeedStore;
}

/** The subscriptions that this gateway reads. Of several gateways each reads those that no other does. */
export class FeedReaders {
  readonly #options: ReadersOptions;
  readonly #readers = new Map<string, FeedReader>();
  #renewedAt = -Infinity;

  constructor(options: ReadersOptions) {
    this.#options = options;
  }

  /** Keeps what it has, and takes what is free. */
  async tend(): Promise<void> {
    const { store, leaseOwner: owner, now } = this.#options;
    const lease = () => ({ owner, at: new Date(now()), until: new Date(now() + FEED_LEASE_MS) });
    if (now() - this.#renewedAt >= FEED_LEASE_MS / 3) {
      this.#renewedAt = now();
      await this.#keep(await store.renewFeeds(lease()));
    }
    const room = MAX_FEEDS - this.#readers.size;
    if (room > 0) for (const feed of await store.claimFeeds(lease(), room)) await this.#read(feed);
  }

  async stop(): Promise<void> {
    await this.#keep([]);
    await this.#options.store.releaseFeeds(this.#options.leaseOwner);
  }

  async #keep(ids: readonly string[]): Promise<void> {
    const kept = new Set(ids);
    const lost = [...this.#readers].filter(([id]) => !kept.has(id));
    for (const [id] of lost) this.#readers.delete(id);
    await Promise.all(lost.map(([, reader]) => reader.stop()));
  }

  /** One that was this gateway's own, and whose lease ran out unnoticed, is read anew. */
  async #read(feed: Feed): Promise<void> {
    await this.#readers.get(feed.id)?.stop();
    this.#readers.set(feed.id, new FeedReader({ ...this.#options, feed }));
  }
}
