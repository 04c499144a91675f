import { AppError, isErrorCode } from '@media-gateway/kernel';
import type { ExecutionResult } from 'graphql';
import type { Gateway, StreamEvent } from '../../gateway.ts';
import type { OfferedEvents } from '../offered.ts';
import type { Feed } from '../store/port.ts';

export interface OpenOptions {
  readonly gateway: Pick<Gateway, 'run'>;
  readonly offered: () => OfferedEvents;
  readonly signal: AbortSignal;
}

type Wanted = Pick<Feed, 'event' | 'variables'> & { readonly cursor?: string | null };

/**
 * The events of a subscription, after the cursor where there is one. It is asked as a guest: what everybody may know is all that can be sent.
 * @throws AppError when it is not published, or refused.
 */
export async function openEvents(
  { event, variables, cursor }: Wanted,
  { gateway, offered, signal }: OpenOptions,
): Promise<AsyncGenerator<StreamEvent, void, void>> {
  const found = offered().get(event);
  if (!found) throw new AppError('NOT_FOUND', `No published subscription has the event "${event}".`);
  const response = await gateway.run({
    facade: 'webhook',
    operationId: found.operation.id,
    variables,
    signal,
    ...(cursor != null && { lastEventId: cursor }),
  });
  if (response.kind === 'stream') return response.events;
  throw response.kind === 'single'
    ? failureOf(response.result.errors)
    : new TypeError('A subscription is not deferred');
}

/** Whether there are errors and nothing else. */
export const isRefusal = ({ data, errors = [] }: ExecutionResult): boolean =>
  errors.length > 0 && Object.values(data ?? {}).every((value) => value === null);

interface SentError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The first of the errors with which a subscription was refused. */
export function failureOf(errors: readonly SentError[] = []): AppError {
  const [first] = errors;
  const { code, ...details } = first?.extensions ?? {};
  return new AppError(isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR', first?.message ?? 'No answer came.', {
    details,
  });
}
