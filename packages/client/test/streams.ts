import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one request for a stream gets. */
export type Script = (response: ServerResponse) => void;

export interface ScriptedStreams {
  readonly url: string;
  readonly headers: readonly IncomingHttpHeaders[];
  close(): Promise<void>;
}

/** A server whose requests are answered by the scripts in turn, the last one for all that follow. */
export async function startStreams(...scripts: readonly Script[]): Promise<ScriptedStreams> {
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    headers.push(request.headers);
    request.resume().on('end', () => scripts[Math.min(headers.length, scripts.length) - 1]?.(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    headers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const OPEN = { 'content-type': 'text/event-stream; charset=utf-8' };

export const event = (number: number, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: next\ndata: ${JSON.stringify({ data: { number } })}\n\n`;

export const COMPLETE = 'event: complete\ndata:\n\n';

export const sending =
  (...texts: readonly string[]): Script =>
  (response) =>
    void response.writeHead(200, OPEN).end(texts.join(''));

/** Sends, and breaks off. */
export const breaking =
  (...texts: readonly string[]): Script =>
  (response) => {
    response.writeHead(200, OPEN);
    response.write(texts.join(''), () => response.destroy());
  };

/** Sends, and says nothing more. */
export const hanging =
  (...texts: readonly string[]): Script =>
  (response) => {
    response.writeHead(200, OPEN);
    response.write(`:\n\n${texts.join('')}`);
  };

export const answering =
  (status: number, body: string): Script =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
