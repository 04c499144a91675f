import type { Worker } from 'node:worker_threads';
import type { QueryPlan } from '../planner.ts';
import { planLimit, planTimeout } from '../refusal.ts';
import type { Answer, Task } from './message.ts';

export interface Question {
  readonly thread: Worker;
  readonly task: Task;
  /** How long the plan may take, in ms. */
  readonly timeoutMs: number;
  readonly onStart: () => void;
}

/**
 * Asks a thread, which does nothing else meanwhile. The time counts from when it begins: a new one first reads the supergraph.
 * @throws AppError PLANNING_TIMEOUT, PLANNING_LIMIT_EXCEEDED; what the planner threw.
 */
export function ask({ thread, task, timeoutMs, onStart }: Question): Promise<QueryPlan> {
  let leave = (): void => undefined;
  const answered = new Promise<QueryPlan>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const onMessage = (answer: Answer) => {
      if (answer.kind === 'started') {
        onStart();
        timer = setTimeout(() => reject(planTimeout(timeoutMs)), timeoutMs);
      } else if (answer.kind === 'planned') resolve(answer.plan);
      else reject(errorOf(answer));
    };
    const onError = (error: Error) => reject(isOutOfMemory(error) ? planLimit(error) : error);
    const onExit = () => reject(new Error('The planning thread ended.'));
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    leave = () => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
  });
  thread.postMessage(task);
  return answered.finally(() => leave());
}

const isOutOfMemory = (error: Error & { readonly code?: string }) => error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** As it was thrown there, with the stack of there. */
function errorOf({ isLimit, message, stack }: Extract<Answer, { kind: 'failed' }>): Error {
  const error = Object.assign(new Error(message), { stack });
  return isLimit ? planLimit(error) : error;
}
