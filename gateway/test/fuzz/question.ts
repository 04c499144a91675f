import fc, { type Arbitrary } from 'fast-check';
import type { Fault } from './fault.ts';
import { faultsOf } from './faults.ts';
import type { Federation } from './graph/federation.ts';
import { OperationArbitrary } from './operation/arbitrary.ts';
import type { Operation } from './operation/operation.ts';

/** An operation, and what goes wrong while it is answered. */
export interface Question {
  readonly operation: Operation;
  readonly faults: readonly Fault[];
}

export const questionsOf = (federation: Federation): Arbitrary<Question> =>
  // Faults first: they are quick to leave out.
  fc.record({
    faults: faultsOf(federation),
    operation: new OperationArbitrary(federation.supergraph.apiSchema, federation.fixture.words),
  });
