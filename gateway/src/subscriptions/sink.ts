import type { StreamEvent } from '../request.ts';
import type { Delivery } from './delivery.ts';

/** Where completed events go. */
export interface Sink {
  deliver(delivery: Delivery): void;
  /** Nothing follows but this: it says why the source failed. */
  end(last?: StreamEvent): void;
  /** Whether who reads keeps up; resolves with false when not within `ms`. */
  keepsUp(ms: number): boolean | Promise<boolean>;
}
