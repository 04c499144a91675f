import type { ErrorCode } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import { MAX_PAYLOAD_BYTES } from '../options.ts';

interface BodyError {
  readonly message: string;
  readonly code: unknown;
}

/** The body of a webhook, as Standard Webhooks has it. */
export interface WebhookBody {
  /** The name of the event. */
  readonly type: string;
  /** When it was read, ISO 8601. */
  readonly timestamp: string;
  /** The value of the subscribed field; null when it could not be had, or is too large. */
  readonly data: unknown;
  /** What is missing from the data, and why. */
  readonly errors?: readonly BodyError[];
}

/** @param result what the subscription tells of one event. */
export function bodyOf(event: string, { data, errors }: ExecutionResult, at: Date): string {
  // A subscription has one root field (GraphQL §5.2.3.1).
  const [value = null] = Object.values(data ?? {});
  const known = errors?.map(({ message, extensions }) => ({ message, code: extensions?.['code'] })) ?? [];
  const frame = { type: event, timestamp: at.toISOString() };
  const text = JSON.stringify({
    ...frame,
    data: value,
    ...(known.length > 0 && { errors: known }),
  } satisfies WebhookBody);
  if (Buffer.byteLength(text) <= MAX_PAYLOAD_BYTES) return text;
  return JSON.stringify({ ...frame, data: null, errors: [TOO_LARGE] } satisfies WebhookBody);
}

const TOO_LARGE: BodyError = {
  message: `The event has more than ${MAX_PAYLOAD_BYTES} bytes; ask for what it tells of.`,
  code: 'PAYLOAD_TOO_LARGE' satisfies ErrorCode,
};
