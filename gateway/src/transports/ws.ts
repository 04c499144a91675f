import type { AppError } from '@media-gateway/kernel';
import type { GraphQLFormattedError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Call } from './call.ts';
import { onAbort } from './cancel.ts';
import { readEvent } from './event.ts';
import type { SubgraphAnswer } from './port.ts';
import type { Open, StreamWire } from './stream.ts';
import { connect } from './ws-connection.ts';

/** A subscription of a subgraph over graphql-ws: one connection for each, closed when the iteration ends. */
export const openOverWebSocket =
  (wire: StreamWire): Open =>
  (call, opened) =>
    follow(wire, call, opened);

async function* follow(wire: StreamWire, call: Call, opened: () => void): AsyncGenerator<SubgraphAnswer> {
  if (call.signal?.aborted) return;
  const connection = connect(wire, call, opened);
  const lift = onAbort(call.signal, connection.end);
  try {
    for await (const event of connection.client.iterate(payloadOf(call))) {
      if (call.signal?.aborted) return;
      yield readEvent(event);
    }
  } catch (cause) {
    if (call.signal?.aborted) return;
    // The message `error` of the protocol: the subgraph refused the operation. That is an answer.
    if (Array.isArray(cause)) return yield { errors: cause as readonly GraphQLFormattedError[] };
    throw connection.isLate() ? wire.failures.late() : failureOf(wire, cause);
  } finally {
    lift();
    connection.end();
  }
}

/** What `ws` says when a message is larger than `maxPayload`. */
const TOO_LARGE = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

function failureOf({ failures }: StreamWire, cause: unknown): AppError {
  const { error } = cause as { readonly error?: { readonly code?: unknown } };
  return error?.code === TOO_LARGE ? failures.tooLarge() : failures.subscriptionEnded(cause);
}

/** What was sent to a subgraph over HTTP as the body, with the last event in its extensions. */
function payloadOf({ body, lastEventId }: Call): SubscribePayload {
  const payload = JSON.parse(body) as SubscribePayload;
  return lastEventId === undefined ? payload : { ...payload, extensions: { lastEventId } };
}
