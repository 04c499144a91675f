import type { Server } from 'node:http';
import type { WebSocketServer } from 'ws';

/** What is being answered may be finished within this time, in ms; a client that holds on longer is let go. */
const GRACE_MS = 2000;

/** Closes a server with its sockets: no new requests, those that run are answered, sockets are told; in the end by force. */
export async function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of sockets.clients) socket.close(1001, 'Going away');
  sockets.close();
  server.closeIdleConnections();
  const force = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  }, GRACE_MS);
  await closed;
  clearTimeout(force);
}
