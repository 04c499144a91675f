import { AppError } from '@media-gateway/kernel';
import type { FetchStep } from '../plan/executable.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { type Run, reportFailure, requestOf, transportOf, variablesOf } from './context.ts';
import { isObject, mergeInto, placesAt } from './data.ts';
import { answerFault, fetchFault } from './fault.ts';
import { rewrite } from './representation.ts';

/** Fetches root fields and merges them where the step applies. */
export async function fetchRoot(run: Run, step: FetchStep): Promise<void> {
  const variables = variablesOf(run, step);
  try {
    const answer = await transportOf(run, step).request(requestOf(run, step, variables));
    takeRoot(run, step, answer);
  } catch (error) {
    failRoot(run, step, error);
  }
}

/** Merges an answer to root fields; a subscription's events come this way too. */
export function takeRoot(run: Run, step: FetchStep, answer: SubgraphAnswer): void {
  const { data, errors = [] } = answer;
  if (!isObject(data) && errors.length === 0)
    throw new AppError('SUBGRAPH_ERROR', `The subgraph "${step.service}" answered without data.`);
  for (const error of errors) {
    run.faults.push(answerFault(step.service, error, [...step.path, ...(error.path ?? [])], !error.path));
  }
  if (!isObject(data)) return;
  rewrite(run.schema, step.outputRewrites, data);
  for (const { object } of placesAt(run.data, step.path)) mergeInto(object, data);
}

/** Every root field that the fetch should have brought is missing, each because of this. */
export function failRoot(run: Run, step: FetchStep, error: unknown): void {
  reportFailure(run, error);
  for (const field of step.fields) run.faults.push(fetchFault(step.service, [...step.path, field], error));
}
