import { AppError } from '@media-gateway/kernel';
import type { Retirement } from '../../apps/lifecycle.ts';

/** How long a version must not have been asked for, where nothing is said. */
const UNUSED_DAYS = 7;
const MAX_DAYS = 3650;

/** `unusedDays` and `force`. @throws AppError BAD_USER_INPUT for another value. */
export function readRetirement(params: URLSearchParams): Retirement {
  const days = params.get('unusedDays') ?? String(UNUSED_DAYS);
  const force = params.get('force') ?? 'false';
  if (!/^\d{1,4}$/.test(days) || Number(days) > MAX_DAYS)
    throw new AppError('BAD_USER_INPUT', `"unusedDays" is a whole number from 0 to ${MAX_DAYS}.`);
  if (force !== 'true' && force !== 'false') throw new AppError('BAD_USER_INPUT', '"force" is true or false.');
  return { unusedDays: Number(days), force: force === 'true' };
}
