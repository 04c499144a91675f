import { isEnvelope, readAnswer, refusalOf } from '../answer.ts';
import { type Asked, toBody } from '../document.ts';
import { ClientError } from '../error.ts';
import { send } from '../http.ts';
import type { ClientOptions } from '../options.ts';
import { ConnectionLost, type OpenStream, type StreamMessage, type StreamRequest } from '../stream.ts';
import { EventReader, type ServerSentEvent } from './events.ts';
import { readText } from './read-text.ts';

/** Opens subscriptions as server-sent events, in the distinct connections mode of graphql-sse. */
export const openSse = (options: ClientOptions, asked: Asked): OpenStream =>
  async function* open(request) {
    const response = await ask(options, asked, request);
    const reader = new EventReader();
    for await (const text of readText(response, options.reconnect?.silenceMs)) {
      for (const event of reader.push(text)) {
        if (event.event === 'complete') return;
        if (event.event === 'next') yield toMessage(event);
      }
    }
    throw new ConnectionLost('The stream ended before it was completed.');
  };

/** What a proxy says while the gateway is away. */
const AWAY = [502, 503, 504];

async function ask(options: ClientOptions, asked: Asked, request: StreamRequest): Promise<Response> {
  const { lastEventId, isAgain, signal } = request;
  const sent = { accept: 'text/event-stream', body: toBody(asked), lastEventId, signal };
  const response = await send(options, sent).catch((error: unknown) => {
    throw isAgain ? lost(error) : error;
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
  const answer = await readAnswer(response).catch((error: unknown) => {
    throw isAgain && AWAY.includes(response.status) ? lost(error) : error;
  });
  throw refusalOf(answer) ?? noStream(response.status);
}

const lost = (cause: unknown): unknown =>
  cause instanceof ClientError ? new ConnectionLost(cause.message, { cause }) : cause;

const noStream = (status: number) =>
  new ClientError('INVALID_RESPONSE', {
    message: `The answer (HTTP ${status}) is one answer and no stream of them.`,
    extensions: { status },
  });

function toMessage({ data, id }: ServerSentEvent): StreamMessage {
  const envelope = parse(data);
  if (!isEnvelope(envelope)) throw new ClientError('INVALID_RESPONSE', { message: 'An event is no GraphQL answer.' });
  return { envelope, eventId: id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
