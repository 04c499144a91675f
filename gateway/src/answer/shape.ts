import type { FieldNode, GraphQLOutputType } from 'graphql';

/** A field of the answer. */
export interface FieldShape {
  /** The client's name for it. */
  readonly responseName: string;
  /** Its name in the data. */
  readonly key: string;
  readonly fieldName: string;
  readonly parentType: string;
  /** Undefined for `__typename` and introspection. */
  readonly type: GraphQLOutputType | undefined;
  readonly selection: SelectionShape | undefined;
  readonly nodes: readonly FieldNode[];
}

/** A fragment of the answer that comes later. */
export interface DeferredShape {
  /** What the plan calls it. */
  readonly label: string;
  /** What the client calls it. */
  readonly clientLabel: string | undefined;
  readonly selection: SelectionShape;
}

/** What is selected on an object, by its runtime type; worked out once for each type that appears. */
export interface SelectionShape {
  fieldsOf(runtimeType: string): readonly FieldShape[];
  deferredOf(runtimeType: string): readonly DeferredShape[];
  /** Whether it takes a narrower type than this to know what is selected. */
  isUndecided(runtimeType: string): boolean;
}

/** A deferred fragment of the client's document. */
export interface DeferredFragment {
  /** Unique in the operation; what the plan calls it. */
  readonly label: string;
  /** The client's own label. */
  readonly clientLabel: string | undefined;
}
