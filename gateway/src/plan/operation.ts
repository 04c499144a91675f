import type { QueryPlan } from '@apollo/query-planner';
import { AnswerForms } from '../answer/answer.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import type { CanonicalOperation } from './canonical.ts';
import { toExecutable } from './executable.ts';
import type { Resume } from './resumable.ts';
import type { ExecutablePlan, PlanStep } from './steps.ts';

/** An operation ready to be run: how its data is fetched, and how its answer is written. */
export interface CompiledOperation {
  readonly plan: ExecutablePlan;
  readonly answers: AnswerForms;
  /** How a subscription is taken up again, where a rule says it. */
  readonly resume: Resume | undefined;
}

/** A fragment is deferred when the plan defers it: the planner was told which conditions hold. */
export function compileOperation(
  { apiSchema, fullSchema }: Pick<LoadedSupergraph, 'apiSchema' | 'fullSchema'>,
  canonical: CanonicalOperation,
  queryPlan: QueryPlan,
  resume?: Resume,
): CompiledOperation {
  const plan = toExecutable(queryPlan, fullSchema);
  const labels = new Set(labelsOf(plan.step));
  const { operation, fragments, nameOf } = canonical;
  const deferredOf: CanonicalOperation['deferredOf'] = (fragment) => {
    const deferred = labels.size > 0 ? canonical.deferredOf(fragment) : undefined;
    return deferred && labels.has(deferred.label) ? deferred : undefined;
  };
  return { plan, answers: new AnswerForms({ schema: apiSchema, operation, fragments, nameOf, deferredOf }), resume };
}

function labelsOf(step: PlanStep | undefined): readonly string[] {
  switch (step?.kind) {
    case 'sequence':
    case 'parallel':
      return step.steps.flatMap(labelsOf);
    case 'condition':
      return [...labelsOf(step.whenTrue), ...labelsOf(step.whenFalse)];
    case 'defer':
      return [...labelsOf(step.primary), ...step.parts.flatMap((part) => [part.label, ...labelsOf(part.step)])];
    default:
      return [];
  }
}
