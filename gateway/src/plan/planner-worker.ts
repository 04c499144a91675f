import { AppError } from '@media-gateway/kernel';
import { print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { DEFAULT_OPTIONS } from '../options.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import type { QueryPlan, QueryPlanner } from './planner.ts';
import { Lane } from './worker/lane.ts';
import type { Task } from './worker/message.ts';
import { PlanQueue } from './worker/queue.ts';

export interface PlannerWorkerOptions {
  /** How long one plan may take, and how long an operation may wait for its turn, in ms. */
  readonly timeoutMs?: number;
  /** How many operations may wait for their turn. */
  readonly maxQueue?: number;
  /** How many threads there may be. A second one is started when an operation holds others up, and ended when it is idle. */
  readonly threads?: number;
  /** How much memory a thread may use, in MiB. */
  readonly maxHeapMiB?: number;
}

/** An operation that took too long, or too much, is not tried again for this time, in ms, nor are more of them remembered. */
const REFUSED = { ttl: 300_000, max: 1000 };

/**
 * A planner in threads of its own: nothing that happens in this one waits for it. Equal operations that wait share one plan.
 * Closing it waits for what was begun.
 */
export function createPlannerWorker(
  { sdl }: Pick<LoadedSupergraph, 'sdl'>,
  options: PlannerWorkerOptions = {},
): QueryPlanner {
  const { timeoutMs, maxQueue } = { ...DEFAULT_OPTIONS.planner, ...options };
  const { threads = 2, maxHeapMiB = 512 } = options;
  const open = () => new Lane({ sdl, timeoutMs, maxHeapMiB });
  const queue = new PlanQueue({ open, lanes: threads, maxQueue, maxWaitMs: timeoutMs });
  const planOnce = shareAndRemember((task) => queue.run(task));
  return {
    plan: async (document, { overrides = [] } = {}) => planOnce({ text: print(document), overrides }),
    close: () => queue.close(),
  };
}

function shareAndRemember(plan: (task: Task) => Promise<QueryPlan>): (task: Task) => Promise<QueryPlan> {
  const underway = new Map<string, Promise<QueryPlan>>();
  const refused = new LRUCache<string, AppError>(REFUSED);
  const begin = async (key: string, task: Task) => {
    try {
      return await plan(task);
    } catch (error) {
      if (isTooMuch(error)) refused.set(key, error);
      throw error;
    } finally {
      underway.delete(key);
    }
  };
  return async (task) => {
    const key = `${task.overrides.join(' ')}\n${task.text}`;
    const refusal = refused.get(key);
    if (refusal) throw refusal;
    const promise = underway.get(key) ?? begin(key, task);
    underway.set(key, promise);
    return promise;
  };
}

const isTooMuch = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code === 'PLANNING_TIMEOUT' || error.code === 'PLANNING_LIMIT_EXCEEDED');
