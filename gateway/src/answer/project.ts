import type { GraphQLFormattedError } from 'graphql';
import { objectOf } from './complete.ts';
import type { DataObject, Path } from './data.ts';
import type { Fault } from './fault.ts';
import { indexFaults, locate } from './locate.ts';
import { BUBBLE } from './nulls.ts';
import type { DeferredPlace, ProjectOptions, Projection } from './projection.ts';

export type { DeferredPlace, ProjectOptions };

export interface Projected {
  readonly data: DataObject | null;
  readonly errors: readonly GraphQLFormattedError[];
  /** What comes later. */
  readonly deferred: readonly DeferredPlace[];
}

/** The client's answer out of the canonical data: its names, its order, its nulls, and every error with its path. */
export function project(options: ProjectOptions): Projected {
  const { shape, type, data, path, at, faults } = options;
  const projection: Projection = { ...options, index: indexFaults(faults), errors: [], deferred: [] };
  const made = objectOf(projection, shape, type, data, path, at);
  const errors = unique([...oneForEachField(faults).flatMap((fault) => locate(fault, options)), ...projection.errors]);
  return made === BUBBLE ? { data: null, errors, deferred: [] } : { data: made, errors, deferred: projection.deferred };
}

/** A field that several subgraphs were asked for, and failed at, has one error (GraphQL §6.4.4). */
function oneForEachField(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length < 2) return faults;
  const failed = new Set<string>();
  return faults.filter(({ path, whole }) => whole || (!failed.has(keyOf(path)) && failed.add(keyOf(path))));
}

const keyOf = (path: Path): string => JSON.stringify(path);

/** What several fetches failed at for one reason is told once. */
const unique = (errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] =>
  errors.length < 2 ? errors : [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
