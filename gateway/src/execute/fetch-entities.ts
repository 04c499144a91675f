import { AppError } from '@media-gateway/kernel';
import { type DataObject, isObject } from '../answer/data.ts';
import { fetchFault } from '../answer/fault.ts';
import type { FetchStep } from '../plan/steps.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { objectAt } from './collect.ts';
import { type Run, noteTexts, reportFailure } from './context.ts';
import { commonPath, pathsOf, takeErrors } from './entity-faults.ts';
import { copyOf, mergeInto } from './merge.ts';
import { rewrite } from './rewrite.ts';
import { type EntityRequest, type Wanted, collectWanted, slotsOf } from './wanted.ts';

/** Fetches entities once each and merges them at every place that uses them. */
export async function fetchEntities(run: Run, step: FetchStep): Promise<void> {
  const request = collectWanted(run, step);
  if (request.entities.length === 0) return;
  await fetchWanted(run, step, request, (representations) => run.outbox.send(run, step, representations));
}

/** Asks for entities with `send` and takes what it brings; a failure is a fault. */
export async function fetchWanted(
  run: Run,
  step: FetchStep,
  { entities, representations }: EntityRequest,
  send: (representations: string) => Promise<SubgraphAnswer>,
): Promise<void> {
  try {
    take(run, step, entities, await send(representations));
  } catch (error) {
    reportFailure(run, error);
    run.faults.push(fetchFault(step.service, commonPath(pathsOf(run, step, entities).values()), error));
  }
}

function take(run: Run, step: FetchStep, wanted: readonly Wanted[], answer: SubgraphAnswer): void {
  const { data, errors = [] } = answer;
  noteTexts(run, answer);
  if (errors.length > 0) takeErrors(run, step, wanted, answer);
  const entities = data?.['_entities'];
  if (!Array.isArray(entities)) {
    if (errors.length > 0) return;
    throw new AppError(
      'SUBGRAPH_ERROR',
      `The subgraph "${step.service}" answered without the entities that were asked for.`,
    );
  }
  if (entities.length !== wanted.length) {
    throw new AppError(
      'SUBGRAPH_ERROR',
      `The subgraph "${step.service}" answered ${entities.length} entities for ${wanted.length}.`,
    );
  }
  for (let index = 0; index < wanted.length; index += 1) place(run, step, wanted[index] as Wanted, entities[index]);
}

function place(run: Run, step: FetchStep, wanted: Wanted, entity: unknown): void {
  if (!isObject(entity)) return;
  rewrite(run.schema, step.outputRewrites, entity);
  if (wanted.equal) return placeOnce(run, wanted, entity);
  const objects = new Set(slotsOf(wanted).map(objectAt));
  const copies = [...objects].map((_, index) => (index === 0 ? entity : (copyOf(entity) as DataObject)));
  [...objects].forEach((object, index) => mergeInto(object, copies[index] as DataObject, run.isAbstract));
}

/** Equal objects become one, which is completed and written once. */
function placeOnce({ shared, isAbstract }: Run, wanted: Wanted, entity: DataObject): void {
  const object = objectAt(wanted);
  mergeInto(object, entity, isAbstract);
  if (wanted.more.length === 0) return;
  for (const { holder, key } of wanted.more) holder[key] = object;
  if (!shared.has(object)) shared.set(object, new Map());
}
