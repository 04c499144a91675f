import type { IncomingMessage, Server } from 'node:http';
import type { ReportFault } from '@media-gateway/kernel';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Gateway } from '../../gateway.ts';
import type { ClientAddress } from '../client-address.ts';
import { createExpiry } from '../../subscriptions/expiry.ts';
import type { StreamOptions } from '../stream-options.ts';
import { handedOn } from './headers.ts';
import { KeepAlive } from './keep-alive.ts';
import { MAX_BUFFERED, Peer } from './peer.ts';
import { createProtocol } from './protocol.ts';
import { endOfToken } from './token-end.ts';

export interface WebSocketOptions {
  readonly server: Server;
  readonly gateway: Gateway;
  readonly report: ReportFault;
  readonly streams: StreamOptions;
  readonly clients: ClientAddress;
}

/** Subscriptions, and everything else, over graphql-ws. `connectionParams.authorization` says who asks. */
export function serveWebSocket({ server, gateway, report, streams, clients }: WebSocketOptions): WebSocketServer {
  const expiry = createExpiry<Peer>((peer) => peer.close(4403, 'Forbidden: the token has expired'));
  const protocol = createProtocol({ gateway, report, streams, introduced: (peer) => withEnd(peer, expiry.add) });
  const keepAlive = new KeepAlive(streams.heartbeatMs);
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: streams.maxMessageBytes,
    // It would cost each connection more memory than all else together.
    perMessageDeflate: false,
    autoPong: false,
    handleProtocols: (offered) => handleProtocols(offered),
  });
  function pong(this: WebSocket) {
    keepAlive.heard(this);
  }
  sockets.on('connection', (socket, req: IncomingMessage) => {
    keepAlive.add(socket);
    const peer = new Peer({ socket, headers: handedOn(req.headers), address: clients.of(req), report });
    const closed = protocol.opened(peer, peer);
    socket.on('pong', pong).on('ping', ping).on('error', closesItself);
    socket.once('close', (code, reason) => {
      keepAlive.delete(socket);
      withEnd(peer, expiry.remove);
      void closed(code, String(reason));
    });
  });
  sockets.once('close', () => {
    keepAlive.stop();
    expiry.close();
  });
  return sockets;
}

/** How long a socket outlives its token, in ms: its subscriptions are told first why they end. */
const AFTER_TOKEN_MS = 5000;

function withEnd(peer: Peer, act: (at: number, peer: Peer) => void): void {
  const end = endOfToken(peer.authorization);
  if (end !== undefined) act(end + AFTER_TOKEN_MS, peer);
}

/** Not every ping must be answered (RFC 6455 §5.5.3): those of a client that reads nothing would fill the memory. */
function ping(this: WebSocket, data: Buffer): void {
  if (this.bufferedAmount <= MAX_BUFFERED) this.pong(data);
}

/** What a client sends wrongly, or a connection that breaks, ws closes. */
const closesItself = () => undefined;
