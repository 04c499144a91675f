import type { BusEvent, Running, Topic } from '@media-gateway/kernel';

/** Told with each event; a rejection means "try again". */
export type EventHandler<T extends Topic> = (event: BusEvent<T>) => Promise<void>;

/** How often an event is tried before it goes to the dead letters. */
export const MAX_TRIES = 5;

/** How long to wait after a failed try, in ms: 20, 40, 80, 160. */
export const retryDelay = (tries: number): number => 10 * 2 ** tries;

/** Told of each failed try and of each trouble with the engine. */
export type ReportTrouble = (error: unknown) => void;

/** Carries events between subgraphs: at least once to every group, in order per key. */
export interface EventBus {
  /**
   * Resolves when the events cannot be lost any more by a crash of this process; only then may the outbox forget them.
   * @throws when they could not be taken; publish them again.
   */
  publish(events: readonly BusEvent[]): Promise<void>;
  /**
   * Works as one member of a group: each event goes to one member, and to the dead letters after `MAX_TRIES`.
   * A new group begins with the oldest event that is still kept.
   */
  consume<T extends Topic>(topic: T, group: string, handler: EventHandler<T>): Promise<Running>;
  /** Every event published from now on, to every caller; ends with the signal. A slow reader loses the oldest above 1,000. */
  tail<T extends Topic>(topic: T, signal: AbortSignal): AsyncIterable<BusEvent<T>>;
  /** Events that a group gave up on, oldest first, at most 100. */
  deadLetters(topic: Topic, group: string): Promise<readonly BusEvent[]>;
  close(): Promise<void>;
}
