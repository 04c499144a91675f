import { type Subscription, isSameSource } from '../execute/subscribe.ts';
import type { StreamEvent } from '../request.ts';
import type { Authenticated } from '../stages/authenticate.ts';
import { Feed } from './feed.ts';
import { Handover } from './handover.ts';
import type { Reader } from './reader.ts';
import type { UpstreamSettings } from './settings.ts';
import type { Sink } from './sink.ts';

export interface UpstreamOptions extends UpstreamSettings {
  /** Of the first reader; whoever else joins has the same rights and asks the same. */
  readonly authenticated: Authenticated;
  readonly subscription: Subscription;
  /** Of the supergraph, for which it was planned. */
  readonly version: object;
  /** For one reader alone. */
  readonly isOwn: boolean;
  /** Told when the last reader left, or nothing follows. */
  readonly onOver: (upstream: Upstream) => void;
}

/** One subscription of a subgraph and all who read it. */
export class Upstream {
  /** Of the supergraph, for which it is planned. */
  version: object;
  readonly #options: Omit<UpstreamOptions, 'subscription' | 'version'>;
  readonly #readers = new Set<Reader>();
  readonly #sink: Sink = {
    deliver: (delivery) => this.#readers.forEach((reader) => reader.push(delivery)),
    end: (last) => this.end(last),
    keepsUp: (ms) => [...this.#readers][0]?.keepsUp(ms) ?? true,
  };
  #feed: Feed;
  #handover: Handover | undefined;

  constructor({ subscription, version, ...options }: UpstreamOptions) {
    // The rest is kept for as long as anybody reads; a version must not be, once another is served.
    this.#options = options;
    this.version = version;
    this.#feed = this.#createFeed(subscription, options.authenticated.request.lastEventId).start();
  }

  get authenticated(): Authenticated {
    return this.#options.authenticated;
  }

  /** Whether what is still to come began before now and nothing follows it. */
  get isEnding(): boolean {
    return this.#feed.isOver;
  }

  join(reader: Reader): void {
    this.#readers.add(reader);
  }

  /** Ends the source with the last reader. */
  leave(reader: Reader): void {
    if (this.#readers.delete(reader) && this.#readers.size === 0) this.#stop();
  }

  /** Goes on under another plan; resolves when nothing of the old one is open any more. */
  async replan(subscription: Subscription, version: object): Promise<void> {
    this.version = version;
    if (this.#readers.size === 0) return;
    if (isSameSource(this.#feed.source, subscription.source)) return this.#feed.replan(subscription);
    const { buffer: limit, handoverMs: overlapMs } = this.#options;
    const [from, to] = [this.#feed, this.#createFeed(subscription, this.#feed.lastEventId)];
    this.#feed = to;
    this.#handover = new Handover({ from, to, out: this.#sink, overlapMs, limit }).start();
    await this.#handover.done;
    this.#handover = undefined;
  }

  /** @param last what every reader is told at the end. */
  end(last?: StreamEvent): void {
    for (const reader of this.#readers) reader.end(last);
    this.#stop();
  }

  #stop(): void {
    this.#handover?.stop();
    this.#feed.stop();
    this.#options.onOver(this);
  }

  #createFeed(subscription: Subscription, lastEventId: string | undefined): Feed {
    const { buffer: limit, patienceMs, report, isOwn } = this.#options;
    return new Feed({ subscription, lastEventId, sink: this.#sink, limit, patienceMs, isOwn, report });
  }
}
