import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayServer, serveGateway } from '../src/facades/server.ts';
import { type Library, startLibrary } from './fixture/supergraph.ts';

let library: Library;
let server: GatewayServer;
beforeAll(async () => {
  library = await startLibrary('local');
  const { gateway, faults } = library;
  const report = (error: unknown) => void faults.push(error);
  server = await serveGateway({ gateway, port: 0, host: '127.0.0.1', publicHosts: ['media.example'], report });
});
afterAll(async () => {
  await server.close();
  await library.close();
});

/** The status with which /mcp answers under a host name; fetch would not send another `Host`. */
const askAs = (host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const headers = { host, 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const asked = request(`${server.url}/mcp`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end('{"jsonrpc":"2.0","id":1,"method":"tools/list"}');
  });

describe('MCP behind a public name', () => {
  it.each([
    ['media.example', 200],
    ['media.example:8443', 200],
    ['localhost', 200],
    ['evil.example', 403],
  ])('answers a client that asks %s with %i', async (host, status) => {
    expect(await askAs(host)).toBe(status);
  });
});
