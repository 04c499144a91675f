import { AppError } from '@media-gateway/kernel';
import type { InputProblem } from '../operations/input-check.ts';

/** How many problems an error lists. */
const MAX_LISTED = 20;

/** BAD_USER_INPUT with what is wrong in `errors`, each with a JSON Pointer (RFC 6901) into the variables. */
export function invalidInput(problems: readonly InputProblem[]): AppError {
  const [first] = problems;
  const message =
    problems.length === 1 ? `A value is wrong: ${first?.detail}` : `${problems.length} values are wrong; see "errors".`;
  return new AppError('BAD_USER_INPUT', message, { details: { errors: problems.slice(0, MAX_LISTED) } });
}
