import { createHmac } from 'node:crypto';
import { secretBytes } from '../secret.ts';

export interface Signing {
  /** Of the delivery; the same for every attempt. */
  readonly id: string;
  /** The body as it is sent. */
  readonly body: string;
  /** When it is sent. */
  readonly at: Date;
  /** Each gives a signature: during a rotation the old and the new one. */
  readonly secrets: readonly string[];
}

/** The headers of Standard Webhooks 1.0: HMAC-SHA256 of `id.timestamp.body`, where the timestamp is in seconds. */
export function signedHeaders({ id, body, at, secrets }: Signing): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
