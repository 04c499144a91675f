import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const tls = (name: string) => readFileSync(path.join(import.meta.dirname, 'tls', name), 'utf8');

/** Of a receiver for `receiver.test` and 127.0.0.1; it signs itself. */
export const CERTIFICATE = tls('certificate.pem');

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Answer = (response: ServerResponse, count: number) => void;

/** A receiver of webhooks on loopback; it answers as it is told, 204 at first. */
export class Receiver {
  readonly received: Received[] = [];
  answer: Answer = (response) => response.writeHead(204).end();
  readonly #server;
  readonly #scheme: string;
  #port = 0;
  #waiting: (() => void)[] = [];

  constructor({ secure = false } = {}) {
    const handle = (request: IncomingMessage, response: ServerResponse) => void this.#take(request, response);
    this.#scheme = secure ? 'https' : 'http';
    this.#server = secure ? createTlsServer({ cert: CERTIFICATE, key: tls('key.pem') }, handle) : createServer(handle);
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.#port}/hook`;
  }

  /** Resolves when so many have come. */
  async until(count: number, ms = 20_000): Promise<readonly Received[]> {
    const end = Date.now() + ms;
    while (this.received.length < count) {
      if (Date.now() > end) throw new Error(`${this.received.length} of ${count} webhooks came within ${ms} ms.`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, 100);
      });
    }
    return this.received;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const headers = request.headers as Record<string, string>;
    this.received.push({ path: request.url ?? '', headers, body });
    this.answer(response, this.received.length);
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
