import { AppError } from '@media-gateway/kernel';
import { parseRanges } from '../graphql/media-range.ts';

/**
 * Holds an `Accept` header to what a route answers with.
 * @throws AppError NOT_ACCEPTABLE
 */
export function checkAccept(accept: string | undefined, type: 'application/json' | 'text/event-stream'): void {
  if (accept === undefined || accept === '*/*' || accept === type || weightOf(accept, type) > 0) return;
  throw new AppError('NOT_ACCEPTABLE', `This answers with ${type}, which the request does not accept.`);
}

/** The weight of the range that names the type most closely (RFC 9110 §12.5.1); 0 where none does. */
function weightOf(accept: string, type: string): number {
  const ranges = new Map(parseRanges(accept).map((range) => [range.type, range.q]));
  return ranges.get(type) ?? ranges.get(type.replace(/\/.*/, '/*')) ?? ranges.get('*/*') ?? 0;
}
