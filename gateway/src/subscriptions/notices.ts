import { AppError } from '@media-gateway/kernel';
import { Payload } from '../payload.ts';
import type { StreamEvent } from '../request.ts';

/** The events that are the gateway's own. */
const notice = ({ message, extensions }: AppError): StreamEvent => ({
  payload: new Payload(JSON.stringify({ data: null, errors: [{ message, extensions }] })),
});

/** Stands where events are missing. */
export function eventsDropped(dropped: number): StreamEvent {
  const what = dropped === 1 ? 'One event was' : `${dropped} events were`;
  const message = `${what} lost, since the stream is not read or completed as fast as they come. Where events have ids, subscribe again with the last one to have them repeated.`;
  return notice(new AppError('EVENTS_DROPPED', message, { details: { dropped } }));
}

/** The last event of a subscription whose token ran out. */
export const tokenExpired = (): StreamEvent =>
  notice(new AppError('UNAUTHENTICATED', 'The token has expired; subscribe again with a new one.'));

/** The last event of a subscription that the new schema does not have. */
export function schemaReplaced(reason: AppError): StreamEvent {
  const message = `The schema was replaced and the subscription is not valid any more: ${reason.message}`;
  return notice(new AppError('SUBSCRIPTION_SCHEMA_RELOAD', message, { details: { reason: reason.code } }));
}

/** Stands for an event that could not be completed, which is a fault of ours. */
export const eventFailed = (error: AppError): StreamEvent => notice(error);
