import type { ClientHeaders } from '../request.ts';

/** Of the connection or of the message, or there to follow a request: nothing that an answer depends on. */
const WITHOUT_MEANING =
  /^(host|connection|upgrade|sec-websocket-.*|content-(type|encoding|length)|accept|accept-encoding|authorization|last-event-id|traceparent|tracestate|x-request-id)$/;

/** Headers that may change an answer, where nobody knows which of them subgraphs get to see, or under which names. */
export const meaningfulHeaders = (headers: ClientHeaders): string =>
  JSON.stringify(
    Object.entries(headers)
      .filter(([name]) => !WITHOUT_MEANING.test(name))
      .sort(),
  );
