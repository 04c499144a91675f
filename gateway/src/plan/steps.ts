import type { FetchDataKeyRenamer, FetchDataRewrite } from '@apollo/query-planner';
import type { SubgraphOperation } from '../transports/port.ts';
import type { Joiner } from './join.ts';
import type { RepresentationWriter } from './representation.ts';

/** A query plan in the form that is run: what can be worked out once per operation is worked out. */
export interface ExecutablePlan {
  /** The subscribed root field, for a subscription. */
  readonly primary: FetchStep | undefined;
  /** Everything else; for a subscription it runs once per event. */
  readonly step: PlanStep | undefined;
  /**
   * Whether places that are the same entity may hold the same object. Not where what is fetched for an entity depends on
   * the objects above it (`@fromContext`).
   */
  readonly mayShare: boolean;
  /** The names under which deferred parts wait, and how many fetches have each: one that was split is several. */
  readonly milestones: ReadonlyMap<string, number>;
  readonly join: Joiner;
}

export type PlanStep = SequenceStep | ParallelStep | FetchStep | ConditionStep | DeferStep;

export interface SequenceStep {
  readonly kind: 'sequence';
  readonly steps: readonly PlanStep[];
}

export interface ParallelStep {
  readonly kind: 'parallel';
  readonly steps: readonly PlanStep[];
}

export interface ConditionStep {
  readonly kind: 'condition';
  /** A Boolean variable. */
  readonly variable: string;
  readonly whenTrue: PlanStep | undefined;
  readonly whenFalse: PlanStep | undefined;
}

/** Some of the answer may come later. */
export interface DeferStep {
  readonly kind: 'defer';
  readonly primary: PlanStep | undefined;
  readonly parts: readonly DeferredStep[];
}

export interface DeferredStep {
  /** The label that canonicalization gave the fragment. */
  readonly label: string;
  /** The fetches that must be done before it starts. */
  readonly depends: readonly string[];
  /** Undefined when everything it shows comes with the primary part. */
  readonly step: PlanStep | undefined;
}

export interface FetchStep {
  readonly kind: 'fetch';
  /** Unique in the plan. */
  readonly id: number;
  /** Under which deferred parts wait for it. */
  readonly name: string | undefined;
  readonly service: string;
  /** Where in the data it applies: field names, and `@` for each item of a list. */
  readonly path: readonly string[];
  readonly operation: SubgraphOperation;
  /** The names of its root fields: what is missing when it fails. */
  readonly fields: readonly string[];
  /** The client's variables that it uses. */
  readonly variables: readonly string[];
  /** What a representation is made of; undefined for a fetch of root fields. */
  readonly representation: RepresentationWriter | undefined;
  /** Whether another branch of the plan may ask the same subgraph for entities at the same time. */
  readonly joinable: boolean;
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly outputRewrites: readonly FetchDataRewrite[];
  /** Variables whose values are read from the objects above an entity. */
  readonly contextRewrites: readonly FetchDataKeyRenamer[];
}
