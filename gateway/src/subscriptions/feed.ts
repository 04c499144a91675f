import { type ReportFault, toAppError } from '@media-gateway/kernel';
import type { Source, Subscription } from '../execute/subscribe.ts';
import type { StreamEvent } from '../request.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { deliveryOf, lossOf } from './delivery.ts';
import { type Ended, Intake } from './intake.ts';
import { eventFailed } from './notices.ts';
import type { Sink } from './sink.ts';

export interface FeedOptions {
  readonly subscription: Subscription;
  /** Go on after this event. */
  readonly lastEventId: string | undefined;
  readonly sink: Sink;
  /** How many events wait to be completed. */
  readonly limit: number;
  /** How long the source is held back while events come faster than they are completed, in ms; then the oldest are dropped. */
  readonly patienceMs: number;
  /** It is for one reader alone: the source is held back for as long as that reader reads. */
  readonly isOwn: boolean;
  readonly report: ReportFault;
}

/** One open subscription of a subgraph. Its events are completed one after the other, in order; meanwhile a bounded number waits. */
export class Feed {
  sink: Sink;
  /** Whether deliveries say what the source sent. */
  remembersSource = false;
  /** The id of the last event that was delivered, where events have ids. */
  lastEventId: string | undefined;
  readonly #options: Pick<FeedOptions, 'patienceMs' | 'report'>;
  #subscription: Subscription;
  readonly #intake: Intake;
  readonly #reading = new AbortController();
  readonly #completing = new AbortController();
  #isCompleting = false;
  /** The last completion that was begun; it does not reject. */
  #completion: Promise<void> | undefined;

  constructor({ subscription, lastEventId, sink, limit, patienceMs, isOwn, report }: FeedOptions) {
    this.#options = { patienceMs, report };
    this.#subscription = subscription;
    this.sink = sink;
    this.lastEventId = lastEventId;
    this.#intake = new Intake({ limit, patienceMs, onChange: () => void this.#complete() }, isOwn);
  }

  start(): this {
    void this.#intake.read(() => this.#subscription.open(this.#reading.signal, this.lastEventId));
    return this;
  }

  get source(): Source {
    return this.#subscription.source;
  }

  /** Whether the source has ended, or was ended. */
  get isOver(): boolean {
    return this.#intake.ended !== undefined;
  }

  /** Completes what follows by another plan; resolves when the one before is not used any more. */
  async replan(subscription: Subscription): Promise<void> {
    this.#subscription = subscription;
    await this.#completion;
  }

  /** Ends at once; what waits is not delivered and the sink is not told. */
  stop(): void {
    this.#completing.abort();
    this.#intake.clear();
    this.finish();
  }

  /** Takes nothing more from the source, delivers what waits, and ends. */
  finish(): void {
    this.#reading.abort();
    this.#intake.end();
  }

  async #complete(): Promise<void> {
    if (this.#isCompleting) return;
    this.#isCompleting = true;
    for (let event = this.#intake.shift(); event; event = this.#intake.shift()) {
      const dropped = this.#intake.takeDropped();
      if (dropped > 0) this.sink.deliver(lossOf(dropped));
      await (this.#completion = this.#deliver(event));
    }
    this.#isCompleting = false;
    if (this.#intake.ended) await this.#end(this.#intake.ended);
  }

  async #deliver(sent: SubgraphAnswer): Promise<void> {
    const { signal } = this.#completing;
    // Before it is completed: what is fetched is merged into it.
    const source = this.remembersSource ? JSON.stringify(sent.data) : undefined;
    const event = await this.#caught(this.#subscription.complete(sent, signal));
    if (signal.aborted) return;
    this.lastEventId = event.id ?? this.lastEventId;
    this.sink.deliver(deliveryOf(event, source));
    if (this.#intake.isPatient) this.#intake.isPatient = await this.sink.keepsUp(this.#options.patienceMs);
  }

  async #end(how: Ended): Promise<void> {
    const { signal } = this.#completing;
    if (signal.aborted) return;
    const last = 'error' in how ? await this.#caught(this.#subscription.fail(how.error, signal)) : undefined;
    if (!signal.aborted) this.sink.end(last);
  }

  #caught(completed: Promise<StreamEvent>): Promise<StreamEvent> {
    return completed.catch((error: unknown) => eventFailed(toAppError(error, this.#options.report)));
  }
}
