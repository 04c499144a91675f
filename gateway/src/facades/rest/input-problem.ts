import { AppError } from '@media-gateway/kernel';
import type { InputProblem } from '../../operations/input-check.ts';

/** What is wrong with what was sent, each value by itself; RFC 9457 §3 writes a pointer as a URI fragment. */
export function refuseInput(problems: readonly InputProblem[]): AppError {
  const [first] = problems;
  const message =
    problems.length === 1 ? `A value is wrong: ${first?.detail}` : `${problems.length} values are wrong; see "errors".`;
  const errors = problems.map(({ pointer, detail }) => ({ detail, pointer: `#${pointer}` }));
  return new AppError('BAD_USER_INPUT', message, { details: { errors } });
}
