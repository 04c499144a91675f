import type { GraphQLFormattedError } from 'graphql';
import type { DataObject, Path } from './data.ts';
import type { Fault } from './fault.ts';
import type { FaultIndex } from './locate.ts';
import type { DeferredShape, FieldShape, SelectionShape } from './shape.ts';
import type { TypeFacts } from './type-facts.ts';

export interface ProjectOptions {
  readonly shape: SelectionShape;
  /** The type of the data, where the data itself does not say. */
  readonly type: string;
  readonly data: DataObject;
  /** Where the data stands: by the client's names, and by the data's own. */
  readonly path: Path;
  readonly at: Path;
  readonly faults: readonly Fault[];
  readonly types: TypeFacts;
  /** Answers `__schema` and `__type`. */
  readonly introspect: (field: FieldShape) => unknown;
}

/** A deferred fragment at one place of an answer. */
export interface DeferredPlace {
  readonly fragment: DeferredShape;
  readonly type: string;
  readonly object: DataObject;
  readonly path: Path;
  readonly at: Path;
}

/** A projection under way: what it found so far. */
export interface Projection extends ProjectOptions {
  readonly index: FaultIndex;
  readonly errors: GraphQLFormattedError[];
  deferred: DeferredPlace[];
}
