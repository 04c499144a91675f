import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { serveMcpStdio } from '../../../src/facades/mcp/stdio.ts';
import { createCannedGateway, operations } from './fixture.ts';

it('a stdio connection has the tools of the supergraph that is served now', async () => {
  const gateway = createCannedGateway();
  const served = { ...gateway };
  const input = new PassThrough();
  const output = new PassThrough();
  const handle = serveMcpStdio({
    gateway: served,
    toolsets: 'recommendations',
    transport: new StdioServerTransport(input, output),
  });
  const lines = output.setEncoding('utf8')[Symbol.asyncIterator]();
  const ask = async (id: number, method: string, params: object) => {
    input.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    return JSON.parse((await lines.next()).value as string) as { result: { tools: { name: string }[] } };
  };
  const clientInfo = { name: 'test', version: '1' };
  await ask(1, 'initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
  input.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  const names = async (id: number) => (await ask(id, 'tools/list', {})).result.tools.map(({ name }) => name);
  expect(await names(2)).toEqual(['get_recommendations', 'get_trending', 'similar_titles']);
  Object.assign(served, { version: 1, operations: operations.filter(({ name }) => name !== 'Trending') });
  expect(await names(3)).toEqual(['get_recommendations', 'similar_titles']);
  await handle.close();
});

it('a set of tools that there is not is told at the start', () => {
  expect(() => serveMcpStdio({ gateway: createCannedGateway(), toolsets: 'nothing' })).toThrow('no toolset "nothing"');
});
