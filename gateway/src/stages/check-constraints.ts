import { type CheckValue, compileConstraint } from '../operations/constraint-check.ts';
import { violationsOf } from '../operations/input-check.ts';
import type { PublishedOperation } from '../operations/operation.ts';
import type { Admitted } from './admit.ts';
import { invalidInput } from './invalid-input.ts';

/** Holds the variables of a published operation to their constraints. @throws AppError BAD_USER_INPUT. */
export type CheckConstraints = (admitted: Admitted) => void;

interface CheckedVariable {
  readonly name: string;
  readonly check: CheckValue;
}

/** The constraints are made ready once for each operation; most have none. */
export function createCheckConstraints(operations: readonly PublishedOperation[]): CheckConstraints {
  const byOperation = new Map(
    operations.map((one) => [one.id, checkedVariables(one)] as const).filter(([, checked]) => checked.length > 0),
  );
  return ({ operation, variables }) => {
    const checked = operation && byOperation.get(operation.id);
    if (!checked) return;
    const problems = checked.flatMap(({ name, check }) => violationsOf(name, variables[name], check));
    if (problems.length > 0) throw invalidInput(problems);
  };
}

const checkedVariables = ({ variables }: PublishedOperation): readonly CheckedVariable[] =>
  variables.flatMap(({ name, constraint }) => (constraint ? [{ name, check: compileConstraint(constraint) }] : []));
