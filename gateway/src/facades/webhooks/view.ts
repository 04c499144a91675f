import type { OfferedEvent } from '../../webhooks/offered.ts';
import type { Delivery, Endpoint } from '../../webhooks/store/port.ts';

/** An endpoint as its owner sees it. Times are ISO 8601. */
export const viewEndpoint = ({ id, url, feed, status, reason, failingSince, previousUntil, createdAt }: Endpoint) => ({
  id,
  url,
  event: feed.event,
  variables: feed.variables,
  status,
  reason,
  failingSince,
  previousSecretUntil: previousUntil,
  createdAt,
});

/** A delivery in a list. */
export const viewDelivery = ({ id, status, attempts, ...delivery }: Delivery) => ({
  id,
  status,
  attempts,
  nextAttemptAt: delivery.nextAttemptAt,
  lastAttemptAt: delivery.lastAttemptAt,
  lastStatus: delivery.lastStatus,
  lastError: delivery.lastError,
  createdAt: delivery.createdAt,
});

/** A delivery by itself, with what is sent. */
export const viewWholeDelivery = (delivery: Delivery) => ({
  ...viewDelivery(delivery),
  payload: JSON.parse(delivery.payload) as unknown,
});

export const viewEvent = ({ event, operation }: OfferedEvent) => ({
  event,
  description: operation.description,
  variables: operation.inputSchema,
});
