import { ERROR_STATUS, isErrorCode } from '@media-gateway/kernel';
import type { Payload } from '../payload.ts';

/** The HTTP status of an answer: 200 while there is data, else the status of the first error's code. */
export function statusOf(payload: Payload): number {
  // What was written without a value has data and no errors.
  if (!payload.known) return 200;
  const { data, errors } = payload.known;
  if (data || !errors?.length) return 200;
  const code = errors[0]?.extensions?.['code'];
  return isErrorCode(code) ? ERROR_STATUS[code] : 500;
}
