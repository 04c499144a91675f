import type { ExecutionResult } from 'graphql';
import type { FetchStep } from '../plan/executable.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { type Run, requestOf, transportOf, variablesOf } from './context.ts';
import { type Execution, type ExecutorOptions, answer, createRun } from './execute.ts';
import { failRoot, takeRoot } from './fetch-root.ts';
import { runStep } from './run.ts';

/** Follows the subgraph that owns the subscribed field; each event is completed by the other subgraphs. */
export async function* executeStream(
  execution: Execution,
  options: ExecutorOptions,
): AsyncGenerator<ExecutionResult, void, void> {
  const { primary } = execution.plan;
  if (!primary) return;
  const complete = async (take: (run: Run) => void): Promise<ExecutionResult> => {
    const run = createRun(execution, options);
    take(run);
    await runStep(run, execution.plan.step);
    return answer(execution, run, options.apiSchema);
  };
  try {
    for await (const event of open(createRun(execution, options), primary)) {
      yield await complete((run) => takeEvent(run, primary, event));
    }
  } catch (error) {
    yield await complete((run) => failRoot(run, primary, error));
  }
}

function open(run: Run, step: FetchStep): AsyncIterable<SubgraphAnswer> {
  return transportOf(run, step).subscribe(requestOf(run, step, variablesOf(run, step)));
}

function takeEvent(run: Run, step: FetchStep, event: SubgraphAnswer): void {
  try {
    takeRoot(run, step, event);
  } catch (error) {
    failRoot(run, step, error);
  }
}
