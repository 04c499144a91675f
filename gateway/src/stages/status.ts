import { ERROR_STATUS, isErrorCode } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';

/** The HTTP status of an answer: 200 while there is data, else the status of the first error's code. */
export function statusOf({ data, errors }: ExecutionResult): number {
  if (data || !errors?.length) return 200;
  const code = errors[0]?.extensions?.['code'];
  return isErrorCode(code) ? ERROR_STATUS[code] : 500;
}
