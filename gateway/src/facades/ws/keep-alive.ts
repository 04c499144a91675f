import type { WebSocket } from 'ws';

/** In how many groups sockets are asked, one after the other, so that many of them do not hold up the event loop at once. */
const GROUPS = 12;

/** Asks every socket for a sign of life, and ends those that give none until they are asked again. One timer for all. */
export class KeepAlive {
  readonly #groups = Array.from({ length: GROUPS }, () => new Set<WebSocket>());
  /** Asked, and not heard of since. */
  readonly #silent = new Set<WebSocket>();
  readonly #timer: NodeJS.Timeout;
  #turn = 0;

  /** @param periodMs how often each socket is asked. */
  constructor(periodMs: number) {
    this.#timer = setInterval(() => this.#ask(), periodMs / GROUPS).unref();
  }

  add(socket: WebSocket): void {
    this.#groups[Math.floor(Math.random() * GROUPS)]?.add(socket);
  }

  heard(socket: WebSocket): void {
    this.#silent.delete(socket);
  }

  delete(socket: WebSocket): void {
    this.#silent.delete(socket);
    for (const group of this.#groups) group.delete(socket);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #ask(): void {
    this.#turn = (this.#turn + 1) % GROUPS;
    for (const socket of this.#groups[this.#turn] ?? []) {
      if (this.#silent.has(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.ping();
      this.#silent.add(socket);
    }
  }
}
