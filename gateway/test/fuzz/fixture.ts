import type { Fault } from './fault.ts';
import type { Row, Store } from './graph/store.ts';

/** A supergraph and what is true in it. Its subgraphs are the `.graphql` files of its folder, by name. */
export interface Fixture {
  readonly name: string;
  /** Folder under fixtures/ with the subgraphs' schemas. */
  readonly folder: string;
  /** The data that all subgraphs and the monolith share, made anew. */
  readonly data: (faults?: readonly Fault[]) => Store;
  /** `Type.field` to how it is answered; a field that is not here reads the property of its name. */
  readonly fields: Readonly<Record<string, FieldFunction>>;
  /** Values to make arguments of, by the name of the scalar. */
  readonly words: Words;
}

export type Words = Readonly<Record<string, readonly unknown[]>>;

/** A pure function, except of mutations: the monolith and every subgraph call the same one. */
export type FieldFunction = (call: FieldCall) => unknown;

export interface FieldCall {
  readonly row: Row;
  readonly store: Store;
  readonly args: Readonly<Record<string, unknown>>;
  /** What `@requires` names: told by the gateway, or read by the monolith. */
  readonly required: Readonly<Record<string, unknown>>;
}
