import { AppError } from '@media-gateway/kernel';
import { type DataObject, isObject } from '../answer/data.ts';
import { fetchFault } from '../answer/fault.ts';
import type { FetchStep } from '../plan/steps.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { type Slot, objectAt } from './collect.ts';
import { type Run, noteTexts, reportFailure } from './context.ts';
import { commonPath, pathsOf, takeErrors } from './entity-faults.ts';
import { copyOf, mergeInto } from './merge.ts';
import { rewrite } from './rewrite.ts';
import { type Wanted, type WantedByText, collectWanted } from './wanted.ts';

/** Fetches entities once each and merges them at every place that uses them. */
export async function fetchEntities(run: Run, step: FetchStep): Promise<void> {
  const wanted = collectWanted(run, step);
  if (wanted.size === 0) return;
  await fetchWanted(run, step, wanted, (representations) => run.outbox.send(run, step, representations));
}

/** Asks for entities with `send` and takes what it brings; a failure is a fault. */
export async function fetchWanted(
  run: Run,
  step: FetchStep,
  wanted: WantedByText,
  send: (representations: string) => Promise<SubgraphAnswer>,
): Promise<void> {
  try {
    take(run, step, [...wanted.values()], await send(`[${[...wanted.keys()].join(',')}]`));
  } catch (error) {
    reportFailure(run, error);
    run.faults.push(fetchFault(step.service, commonPath(pathsOf(run, step, [...wanted.values()]).values()), error));
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

function place(run: Run, step: FetchStep, { slots, equal }: Wanted, entity: unknown): void {
  if (!isObject(entity)) return;
  rewrite(run.schema, step.outputRewrites, entity);
  if (equal) return placeOnce(run, slots, entity);
  const objects = new Set(slots.map(objectAt));
  const copies = [...objects].map((_, index) => (index === 0 ? entity : (copyOf(entity) as DataObject)));
  [...objects].forEach((object, index) => mergeInto(object, copies[index] as DataObject, run.isAbstract));
}

/** Equal objects become one, which is completed and written once. */
function placeOnce({ shared, isAbstract }: Run, slots: readonly Slot[], entity: DataObject): void {
  const object = objectAt(slots[0] as Slot);
  mergeInto(object, entity, isAbstract);
  if (slots.length === 1) return;
  for (const { holder, key } of slots) holder[key] = object;
  if (!shared.has(object)) shared.set(object, new Map());
}
