import type { QueryPlan } from '../planner.ts';

/** What a planning thread is started with. */
export interface ThreadData {
  readonly sdl: string;
}

/** An operation to plan, as text. A thread gets one at a time. */
export interface Task {
  readonly text: string;
  readonly overrides: readonly string[];
}

/** `started` comes before the answer: from then on the time counts. */
export type Answer =
  | { readonly kind: 'started' }
  | { readonly kind: 'planned'; readonly plan: QueryPlan }
  | { readonly kind: 'failed'; readonly isLimit: boolean; readonly message: string; readonly stack: string };
