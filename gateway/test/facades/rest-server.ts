import { afterAll } from '@jest/globals';
import { type GatewayServer, serveGateway } from '../../src/facades/server.ts';
import type { Gateway } from '../../src/gateway.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any JSON; each test says what it expects
  readonly body: any;
}

export type Ask = (method: string, path: string, init?: RequestInit) => Promise<Answered>;

/** A gateway behind a real server until the tests of the file are done. */
export async function serveRest(gateway: Gateway): Promise<{ readonly server: GatewayServer; readonly ask: Ask }> {
  const report = (error: unknown) => console.error(error);
  const server = await serveGateway({ gateway, port: 0, host: '127.0.0.1', report });
  afterAll(() => server.close());
  const ask: Ask = async (method, path, init = {}) => {
    const response = await fetch(`${server.url}${path}`, { method, ...init });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  };
  return { server, ask };
}

/** A JSON body with its content type. */
export const json = (body: unknown, headers: Record<string, string> = {}) => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});
