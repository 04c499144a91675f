import { AppError } from '@media-gateway/kernel';

export const refuse = (argument: string, message: string): never => {
  throw new AppError('BAD_USER_INPUT', message, { details: { argument } });
};

/**
 * A text without space around it.
 * @throws AppError BAD_USER_INPUT when it is empty, longer than `max` or has control characters.
 */
export function checkText(argument: string, text: string, max: number): string {
  const trimmed = text.trim();
  if (trimmed.length >= 1 && trimmed.length <= max && !/\p{Cc}/u.test(trimmed)) return trimmed;
  return refuse(argument, `"${argument}" is a text of 1 to ${max} characters without control characters.`);
}

/**
 * A list in which each value stands once.
 * @throws AppError BAD_USER_INPUT when it has more than `max` values.
 */
export function checkList<T>(argument: string, values: readonly T[], max: number): readonly T[] {
  if (values.length <= max) return [...new Set(values)];
  return refuse(argument, `"${argument}" has ${values.length} values; give at most ${max}.`);
}
