import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'graphql';
import { type BuildPlan, createBuildPlan } from '../build-plan.ts';
import { PlanLimitError } from '../limit.ts';
import type { Answer, Task, ThreadData } from './message.ts';

/** The main file of a planning thread. */
const build = open((workerData as ThreadData).sdl);

parentPort?.on('message', ({ text, overrides }: Task) => {
  answer({ kind: 'started' });
  try {
    answer({ kind: 'planned', plan: build(parse(text, { noLocation: true }), overrides) });
  } catch (error) {
    answer(failure(error));
  }
});

/** A supergraph that cannot be read is told of to everybody who asks. */
function open(sdl: string): BuildPlan {
  try {
    return createBuildPlan(sdl);
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function answer(message: Answer): void {
  parentPort?.postMessage(message);
}

/** As text: an error may hold what cannot leave a thread. */
function failure(error: unknown): Answer {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', isLimit: error instanceof PlanLimitError, message, stack };
}
