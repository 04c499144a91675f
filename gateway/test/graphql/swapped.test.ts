import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type GatewayServer, serveGateway } from '../../src/facades/server.ts';
import type { PublishedOperation } from '../../src/gateway.ts';
import { createFakeGateway, operationNamed, operations } from '../facades/catalogue.ts';

const fake = createFakeGateway();
/** A gateway that can be given other operations, as when its supergraph is replaced. */
const current = { version: 1, operations: operations as readonly PublishedOperation[] };
const gateway = {
  ...fake,
  get version() {
    return current.version;
  },
  get operations() {
    return current.operations;
  },
};

let server: GatewayServer;
beforeAll(async () => {
  server = await serveGateway({ gateway, port: 0, host: '127.0.0.1', report: () => undefined });
});
afterAll(() => server.close());

/** What every facade knows of the operation "Echo" and of its tool-carrying neighbour. */
async function known() {
  const get = async (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init);
  const tools = await get('/mcp', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  return {
    rest: (await get('/api/v1/echo?text=a')).status,
    openApi: (await (await get('/openapi.json')).text()).includes('"/echo"'),
    landing: (await (await get('/')).text()).includes('id="Echo"'),
    mcp: (await tools.text()).includes('"like_title"'),
  };
}

it('what is made from the operations is made anew when these have changed, and not before', async () => {
  expect(await known()).toEqual({ rest: 200, openApi: true, landing: true, mcp: true });
  current.operations = [operationNamed('TitleDetails')];
  expect(await known()).toMatchObject({ rest: 200, openApi: true, mcp: true });
  current.version = 2;
  expect(await known()).toEqual({ rest: 404, openApi: false, landing: false, mcp: false });
  Object.assign(current, { version: 3, operations });
  expect(await known()).toEqual({ rest: 200, openApi: true, landing: true, mcp: true });
});
