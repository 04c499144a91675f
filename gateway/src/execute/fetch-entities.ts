import { AppError } from '@media-gateway/kernel';
import type { FetchStep } from '../plan/executable.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { type Run, reportFailure, requestOf, transportOf, variablesOf } from './context.ts';
import { type DataObject, type Path, type Place, isObject, mergeInto, placesAt } from './data.ts';
import { answerFault, fetchFault } from './fault.ts';
import { representationOf, rewrite } from './representation.ts';

/** An entity to fetch and every place in the data that is this entity. */
interface Wanted {
  readonly representation: DataObject;
  readonly places: Place[];
}

/** Fetches entities once each and merges them at every place that uses them. */
export async function fetchEntities(run: Run, step: FetchStep): Promise<void> {
  const wanted = collect(run, step);
  if (wanted.length === 0) return;
  const representations = wanted.map(({ representation }) => representation);
  const variables = { ...variablesOf(run, step), representations };
  try {
    const answer = await transportOf(run, step).request(requestOf(run, step, variables));
    take(run, step, wanted, answer);
  } catch (error) {
    reportFailure(run, error);
    run.faults.push(fetchFault(step.service, commonPath(wanted), error));
  }
}

function collect(run: Run, step: FetchStep): readonly Wanted[] {
  const byKey = new Map<string, Wanted>();
  for (const place of placesAt(run.data, step.path)) {
    const representation = representationOf(run.schema, step.requires ?? [], place.object);
    if (!representation) continue;
    rewrite(run.schema, step.inputRewrites, representation);
    const key = JSON.stringify(representation);
    const known = byKey.get(key);
    if (known) known.places.push(place);
    else byKey.set(key, { representation, places: [place] });
  }
  return [...byKey.values()];
}

function take(run: Run, step: FetchStep, wanted: readonly Wanted[], { data, errors = [] }: SubgraphAnswer): void {
  for (const error of errors) takeError(run, step, wanted, error);
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
  wanted.forEach(({ places }, index) => place(run, step, places, entities[index]));
}

function place(run: Run, step: FetchStep, places: readonly Place[], entity: unknown): void {
  if (!isObject(entity)) return;
  rewrite(run.schema, step.outputRewrites, entity);
  places.forEach(({ object }, index) => mergeInto(object, index === 0 ? entity : structuredClone(entity)));
}

/** An error of an entity is an error at every place that uses it. */
function takeError(
  run: Run,
  step: FetchStep,
  wanted: readonly Wanted[],
  error: NonNullable<SubgraphAnswer['errors']>[number],
): void {
  const [field, index, ...rest] = error.path ?? [];
  const entity = field === '_entities' && typeof index === 'number' ? wanted[index] : undefined;
  if (!entity) return void run.faults.push(answerFault(step.service, error, commonPath(wanted), true));
  for (const { path } of entity.places) {
    run.faults.push(answerFault(step.service, error, [...path, ...rest], rest.length === 0));
  }
}

/** The longest path that all places share: where a fault of the whole fetch belongs. */
function commonPath(wanted: readonly Wanted[]): Path {
  const [first = [], ...others] = wanted.flatMap(({ places }) => places.map(({ path }) => path));
  const differs = first.findIndex((segment, index) => others.some((path) => path[index] !== segment));
  return differs < 0 ? first : first.slice(0, differs);
}
