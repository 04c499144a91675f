import type { ReportFault } from '@media-gateway/kernel';
import type { WebSocket as GraphqlSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { ClientHeaders } from '../../gateway.ts';

/** Bytes that wait to be sent on one socket; while there are more, nothing is read for it. */
export const MAX_BUFFERED = 1_000_000;

export interface PeerOptions {
  readonly socket: WebSocket;
  readonly headers: ClientHeaders;
  readonly address: string | undefined;
  readonly report: ReportFault;
}

/** Who is at the other end of a socket, as graphql-ws knows sockets. There are many of them, and most of them wait: it is kept small. */
export class Peer implements GraphqlSocket {
  readonly socket: WebSocket;
  /** With which the socket was opened. */
  readonly headers: ClientHeaders;
  /** The client's IP address. */
  readonly address: string | undefined;
  /** As `connection_init` says; undefined for a guest. */
  authorization: string | undefined;
  readonly #report: ReportFault;

  constructor({ socket, headers, address, report }: PeerOptions) {
    this.socket = socket;
    this.headers = headers;
    this.address = address;
    this.#report = report;
  }

  /**
   * Takes down who speaks, by the parameters of `connection_init`.
   * @returns false for an authorization that is not a text, which must not pass for none.
   */
  introduce(params: Readonly<Record<string, unknown>> = {}): boolean {
    const given = params['authorization'] ?? params['Authorization'] ?? undefined;
    if (given !== undefined && typeof given !== 'string') {
      this.close(4403, 'Forbidden: the authorization must be a text');
      return false;
    }
    this.authorization = given;
    return true;
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** What a client is told that does not read is kept for it: until it has read, nothing more is read of it. */
  send(text: string): void {
    const { socket } = this;
    if (socket.bufferedAmount <= MAX_BUFFERED) return socket.send(text);
    socket.pause();
    socket.send(text, () => socket.resume());
  }

  close(code?: number, reason?: string): void {
    this.socket.close(code, reason);
  }

  onMessage(take: (text: string) => Promise<void>): void {
    this.socket.on('message', (data) => {
      take(String(data)).catch((error: unknown) => {
        this.#report(error);
        this.close(4500, 'Internal server error');
      });
    });
  }
}
