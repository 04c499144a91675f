import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A server that answers every request alike, and remembers what it was asked. */
export interface ScriptedGateway {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** What it answers from now on; text is sent as it is, anything else as JSON. */
  answer(body: unknown, status?: number): void;
  close(): Promise<void>;
}

export async function startScriptedGateway(): Promise<ScriptedGateway> {
  const asked: Asked[] = [];
  let next = { body: '{}', status: 200 };
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    asked.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.writeHead(next.status, { 'content-type': 'application/json' }).end(next.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    asked,
    answer: (body, status = 200) =>
      void (next = { body: typeof body === 'string' ? body : JSON.stringify(body), status }),
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
