import type { GraphQLFormattedError } from 'graphql';
import { objectOf } from './complete.ts';
import type { DataObject } from './data.ts';
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
  const errors = unique([...faults.flatMap((fault) => locate(fault, options)), ...projection.errors]);
  return made === BUBBLE ? { data: null, errors, deferred: [] } : { data: made, errors, deferred: projection.deferred };
}

/** What several fetches failed at for one reason is told once. */
const unique = (errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] =>
  errors.length < 2 ? errors : [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
