import { randomBytes } from 'node:crypto';

export const newEndpointId = (): string => `webhook_${randomBytes(12).toString('hex')}`;

/** Later ones are greater, by the millisecond. */
export const newDeliveryId = (): string =>
  `msg_${Date.now().toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`;
