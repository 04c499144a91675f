import type { StreamEvent } from '../request.ts';
import { type Delivery, lossOf } from './delivery.ts';
import type { Feed } from './feed.ts';
import type { Sink } from './sink.ts';

export interface HandoverOptions {
  readonly from: Feed;
  /** Not started yet. */
  readonly to: Feed;
  /** Where the events of both go. */
  readonly out: Sink;
  /** How long both are open, in ms: no subgraph says when its subscription has begun. */
  readonly overlapMs: number;
  /** How many events of the new feed wait meanwhile. */
  readonly limit: number;
}

/**
 * Goes over from one feed to another and loses nothing: both are open for a while. Until the old one is done its events go out and those of the new one
 * wait; then the new one goes on, without the events that the old one gave already. These are known by their id, else by what the source sent if both
 * are asked the same, else by what the client sees.
 */
export class Handover {
  readonly #options: HandoverOptions;
  /** What went out of the old feed and did not come from the new one yet, and how often. */
  readonly #given = new Map<string, number>();
  /** What came from the new feed and did not go out of the old one yet. */
  readonly #held: Delivery[] = [];
  #lost = 0;
  #timer: NodeJS.Timeout | undefined;
  /** How the new feed ended, when it did so early. */
  #ended: { readonly last: StreamEvent | undefined } | undefined;
  #settle: () => void = () => undefined;
  /** Resolves when the new feed is alone. */
  readonly done: Promise<void>;

  constructor(options: HandoverOptions) {
    this.#options = options;
    this.done = new Promise((resolve) => (this.#settle = resolve));
  }

  start(): this {
    const { from, to, out, overlapMs } = this.#options;
    from.sink = { ...out, deliver: (delivery) => this.#passOld(delivery), end: () => this.#release() };
    to.sink = {
      deliver: (delivery) => this.#hold(delivery),
      end: (last) => void (this.#ended = { last }),
      keepsUp: () => true,
    };
    from.remembersSource = to.remembersSource = from.source.query === to.source.query;
    to.start();
    this.#timer = setTimeout(() => from.finish(), overlapMs);
    return this;
  }

  /** Ends both feeds at once. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#options.from.stop();
    this.#options.to.stop();
    this.#settle();
  }

  #passOld(delivery: Delivery): void {
    this.#options.out.deliver(delivery);
    if (delivery.isLoss) return;
    const name = nameOf(delivery);
    const held = this.#held.findIndex((one) => nameOf(one) === name);
    if (held >= 0) this.#held.splice(held, 1);
    else this.#given.set(name, (this.#given.get(name) ?? 0) + 1);
  }

  #hold(delivery: Delivery): void {
    if (this.#wasGiven(delivery)) return;
    this.#held.push(delivery);
    if (this.#held.length > this.#options.limit) this.#lost += this.#held.shift()?.count ?? 0;
  }

  #passNew(delivery: Delivery): void {
    if (!this.#wasGiven(delivery)) this.#options.out.deliver(delivery);
  }

  /** Each is given once: two events that look the same are two. */
  #wasGiven(delivery: Delivery): boolean {
    const name = nameOf(delivery);
    const times = this.#given.get(name) ?? 0;
    if (times === 0 || delivery.isLoss) return false;
    this.#given.set(name, times - 1);
    return true;
  }

  /** The old feed is done. What the new one got at the same time may still be on its way. */
  #release(): void {
    const { to, out, overlapMs } = this.#options;
    clearTimeout(this.#timer);
    if (this.#lost > 0) out.deliver(lossOf(this.#lost));
    for (const delivery of this.#held.splice(0)) out.deliver(delivery);
    to.sink = { ...out, deliver: (delivery) => this.#passNew(delivery) };
    if (this.#ended) out.end(this.#ended.last);
    this.#timer = setTimeout(() => this.#finish(to, out), overlapMs);
  }

  #finish(to: Feed, out: Sink): void {
    to.sink = out;
    to.remembersSource = false;
    this.#settle();
  }
}

const nameOf = ({ event, source }: Delivery): string => event.id ?? source ?? JSON.stringify(event.payload.result.data);
