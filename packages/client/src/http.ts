import { ClientError } from './error.ts';
import { type ClientOptions, bearerOf } from './options.ts';

export interface Sent {
  readonly accept: string;
  readonly body: object;
  readonly lastEventId?: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** @throws ClientError NETWORK_ERROR when nobody answers, or the signal's reason. */
export async function post(options: ClientOptions, { accept, body, lastEventId, signal }: Sent): Promise<Response> {
  const authorization = await bearerOf(options);
  const headers = {
    'content-type': 'application/json',
    accept,
    ...(authorization !== undefined && { authorization }),
    ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
  };
  try {
    return await fetch(options.url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ClientError('NETWORK_ERROR', { message: `${options.url} does not answer.` }, { cause });
  }
}
