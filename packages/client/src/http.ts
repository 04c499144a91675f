import { ClientError } from './error.ts';
import { type ClientOptions, bearerOf } from './options.ts';

export interface Sent {
  readonly accept: string;
  /** What is posted; undefined for what is read with GET. */
  readonly body?: object | undefined;
  /** Where, when it is not the gateway's one address. */
  readonly url?: string | undefined;
  readonly lastEventId?: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** @throws ClientError NETWORK_ERROR when nobody answers, or the signal's reason. */
export async function send(options: ClientOptions, sent: Sent): Promise<Response> {
  const { accept, body, url = options.url, lastEventId, signal } = sent;
  const authorization = await bearerOf(options);
  const headers = {
    ...(body && { 'content-type': 'application/json' }),
    accept,
    ...(authorization !== undefined && { authorization }),
    ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
  };
  try {
    return await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ClientError('NETWORK_ERROR', { message: `${url} does not answer.` }, { cause });
  }
}
