import { AppError } from '@media-gateway/kernel';
import { type DataObject, isObject } from '../answer/data.ts';
import { fetchFault } from '../answer/fault.ts';
import type { FetchStep } from '../plan/steps.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { type Slot, objectAt, slotsAt } from './collect.ts';
import { type Run, reportFailure } from './context.ts';
import { commonPath, pathsOf, takeErrors } from './entity-faults.ts';
import { copyOf, mergeInto } from './merge.ts';
import { rewrite, rewriteText } from './rewrite.ts';

/** An entity to fetch and every place in the data that is this entity. */
export interface Wanted {
  readonly slots: Slot[];
  /** Whether the objects at these places are equal in everything, so that they can be one. */
  equal: boolean;
}

/** Entities by their representations: JSON, each once. */
export type WantedByText = ReadonlyMap<string, Wanted>;

/** Fetches entities once each and merges them at every place that uses them. */
export async function fetchEntities(run: Run, step: FetchStep): Promise<void> {
  const wanted = collect(run, step);
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

function collect(run: Run, step: FetchStep): WantedByText {
  const byText = new Map<string, Wanted>();
  const ofShared = new Map<DataObject, string | undefined>();
  for (const slot of slotsAt(run.data, step.path, run.shared)) {
    const text = textOf(run, step, objectAt(slot), ofShared);
    if (text !== undefined) add(run, step, byText, text, slot);
  }
  return byText;
}

/** The representation of an object, made once for one that hangs at several places. */
function textOf(
  run: Run,
  step: FetchStep,
  object: DataObject,
  ofShared: Map<DataObject, string | undefined>,
): string | undefined {
  if (run.shared.size === 0 || !run.shared.has(object)) return representationOf(run, step, object);
  if (!ofShared.has(object)) ofShared.set(object, representationOf(run, step, object));
  return ofShared.get(object);
}

export function representationOf({ schema }: Run, step: FetchStep, object: DataObject): string | undefined {
  const text = step.representation?.write(object);
  return text === undefined ? undefined : rewriteText(schema, step.inputRewrites, text);
}

function add(run: Run, step: FetchStep, byText: Map<string, Wanted>, text: string, slot: Slot): void {
  const known = byText.get(text);
  if (!known) return void byText.set(text, { slots: [slot], equal: run.plan.mayShare });
  known.equal &&= isWhole(step, known.slots[0] as Slot) && isWhole(step, slot);
  known.slots.push(slot);
}

const isWhole = ({ representation, inputRewrites }: FetchStep, slot: Slot): boolean =>
  inputRewrites.length === 0 && representation?.isWhole(objectAt(slot)) === true;

function take(run: Run, step: FetchStep, wanted: readonly Wanted[], answer: SubgraphAnswer): void {
  const { data, errors = [] } = answer;
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
