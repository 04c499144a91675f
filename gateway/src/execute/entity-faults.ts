import { type DataObject, type Path, placesAt } from '../answer/data.ts';
import { answerFault, lostAlong } from '../answer/fault.ts';
import type { FetchStep } from '../plan/steps.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { objectAt } from './collect.ts';
import { type Run, sourceOf } from './context.ts';
import { type Wanted, slotsOf } from './wanted.ts';

/** An error of an entity is an error at every place that uses it; any other is one of the whole fetch. */
export function takeErrors(
  run: Run,
  step: FetchStep,
  wanted: readonly Wanted[],
  { data, errors = [] }: SubgraphAnswer,
): void {
  const entities = data?.['_entities'];
  const paths = pathsOf(run, step, wanted);
  const source = sourceOf(run, step);
  const above = commonPath(paths.values());
  for (const error of errors) {
    const [field, index, ...rest] = error.path ?? [];
    const entity = field === '_entities' && typeof index === 'number' ? wanted[index] : undefined;
    if (!entity) run.faults.push(answerFault(source, error, above, true));
    else {
      const lost = lostAlong(Array.isArray(entities) ? entities[index as number] : undefined, rest);
      for (const path of pathsOfEntity(paths, entity)) {
        const fault = answerFault(source, error, [...path, ...rest], rest.length === 0);
        run.faults.push(lost ? { ...fault, covers: [...path, ...lost] } : fault);
      }
    }
  }
}

/** Where in the data objects stand. */
export type Paths = ReadonlyMap<DataObject, readonly Path[]>;

/** Where the entities of a fetch stand. The data is walked through, so it is looked up once, and only when there is something to tell. */
export function pathsOf({ data }: Run, { path }: FetchStep, wanted: readonly Wanted[]): Paths {
  const paths = new Map<DataObject, Path[]>();
  for (const slot of wanted.flatMap(slotsOf)) paths.set(objectAt(slot), []);
  for (const place of placesAt(data, path)) paths.get(place.object)?.push(place.path);
  return paths;
}

const pathsOfEntity = (paths: Paths, wanted: Wanted): readonly Path[] =>
  [...new Set(slotsOf(wanted).map(objectAt))].flatMap((object) => paths.get(object) ?? []);

/** The longest path that all places share: where a fault of the whole fetch belongs. */
export function commonPath(paths: Iterable<readonly Path[]>): Path {
  const [first = [], ...others] = [...paths].flat();
  const differs = first.findIndex((segment, index) => others.some((path) => path[index] !== segment));
  return differs < 0 ? first : first.slice(0, differs);
}
