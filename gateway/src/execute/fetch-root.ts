import { AppError } from '@media-gateway/kernel';
import { isObject, placesAt } from '../answer/data.ts';
import { answerFault, fetchFault, lostAlong } from '../answer/fault.ts';
import type { FetchStep } from '../plan/steps.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { type Run, noteTexts, reportFailure, requestOf, sourceOf, transportOf, variableMembers } from './context.ts';
import { mergeInto } from './merge.ts';
import { rewrite } from './rewrite.ts';

/** Fetches root fields and merges them where the step applies. */
export async function fetchRoot(run: Run, step: FetchStep): Promise<void> {
  try {
    const request = requestOf(run, step.operation, variableMembers(run, step.variables));
    takeRoot(run, step, await transportOf(run, step).request(request));
  } catch (error) {
    failRoot(run, step, error);
  }
}

/** Merges an answer to root fields; a subscription's events come this way too. */
export function takeRoot(run: Run, step: FetchStep, answer: SubgraphAnswer): void {
  const { data, errors = [] } = answer;
  noteTexts(run, answer);
  if (!isObject(data) && errors.length === 0)
    throw new AppError('SUBGRAPH_ERROR', `The subgraph "${step.service}" answered without data.`);
  for (const error of errors) {
    const fault = answerFault(sourceOf(run, step), error, [...step.path, ...(error.path ?? [])], !error.path);
    const lost = lostAlong(data, error.path ?? []);
    run.faults.push(lost ? { ...fault, covers: [...step.path, ...lost] } : fault);
  }
  // A null that bubbled up to the whole answer is one for every field of it.
  const fields = isObject(data) ? data : Object.fromEntries(step.fields.map((name) => [name, null]));
  if (isObject(data)) rewrite(run.schema, step.outputRewrites, data);
  for (const { object } of placesAt(run.data, step.path)) mergeInto(object, fields, run.isAbstract);
}

/** Every root field that the fetch should have brought is missing, each because of this. */
export function failRoot(run: Run, step: FetchStep, error: unknown): void {
  reportFailure(run, error);
  for (const field of step.fields) run.faults.push(fetchFault(step.service, [...step.path, field], error));
}
