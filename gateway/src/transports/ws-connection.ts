import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Call } from './call.ts';
import type { StreamWire } from './stream.ts';

/** A connection for one subscription. */
export interface Connection {
  readonly client: Client;
  /** Whether it was given up because it did not open in time. */
  readonly isLate: () => boolean;
  /** Closes it: with a word when it is open, at once when it is not yet. */
  readonly end: () => void;
}

/** Greets the subgraph, and says in the greeting who asks; it calls `opened` when the greeting was returned. */
export function connect({ endpoint, settings }: StreamWire, call: Call, opened: () => void): Connection {
  const { silenceMs } = settings.subscriptions;
  const socket = holdSocket(settings.maxAnswerBytes);
  const silence = watchSilence(silenceMs, socket.terminate);
  let [late, greeted] = [false, false];
  const giveUp = () => {
    late = true;
    socket.terminate();
  };
  const opening = setTimeout(giveUp, Math.max(1, call.until - performance.now()));
  const greet = () => {
    greeted = true;
    clearTimeout(opening);
    opened();
  };
  const client = createClient({
    url: endpoint.webSocketUrl,
    webSocketImpl: socket.implementation,
    connectionParams: connectionParams(call.headers),
    retryAttempts: 0,
    keepAlive: silenceMs / 2,
    on: { ping: silence.asked, pong: silence.answered, connected: greet },
  });
  const end = () => {
    clearTimeout(opening);
    silence.stop();
    if (greeted) void client.dispose();
    else socket.terminate();
  };
  return { client, isLate: () => late, end };
}

/** Who asks, and what goes on of the client's headers, as in a request's headers. */
const connectionParams = (headers: readonly string[]): Record<string, string> =>
  Object.fromEntries(headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1] as string] as const] : [])));

/**
 * graphql-ws makes its socket itself, without options, and its own `terminate` throws away the listeners of a socket that is
 * still opening, whose error then ends the process.
 */
function holdSocket(maxPayload: number) {
  let held: WebSocket | undefined;
  const hold = (socket: WebSocket) => void (held = socket);
  class Socket extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, { maxPayload });
      hold(this);
    }
  }
  return { implementation: Socket, terminate: () => held?.terminate() };
}

/** Ends what no longer answers: a subgraph that froze or vanished sends neither events nor an end. */
function watchSilence(silenceMs: number, end: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  const asked = (received: boolean) => void (received || (timer = setTimeout(end, silenceMs / 2)));
  const answered = (received: boolean) => void (received && stop());
  return { asked, answered, stop };
}
