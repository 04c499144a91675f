import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AuditResult, serverAudits } from 'graphql-http';
import { type GatewayServer, serveGateway } from '../../src/facades/server.ts';
import { type Library, startLibrary } from '../fixture/supergraph.ts';

let library: Library;
let server: GatewayServer;
beforeAll(async () => {
  library = await startLibrary('local');
  const report = (error: unknown) => void library.faults.push(error);
  server = await serveGateway({ gateway: library.gateway, port: 0, host: '127.0.0.1', report });
});
afterAll(async () => {
  await server.close();
  await library.close();
});

const audits = serverAudits({ url: () => `${server.url}/graphql` });

/** What went wrong, with what was answered. */
async function told(result: AuditResult): Promise<unknown> {
  if (result.status === 'ok') return result;
  return { ...result, response: { status: result.response.status, body: await result.response.text() } };
}

// None is left out: what the specification says one must, should or may do is done.
it.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))(
  'GraphQL over HTTP, %s: %s',
  async (id, name, fn) => {
    expect(await told(await fn())).toEqual({ id, name, status: 'ok' });
  },
);
