import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ROOT } from '@media-gateway/testkit';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

let folder: string;
let agent: Client;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'media-gateway-stdio-'));
  agent = new Client({ name: 'e2e', version: '1.0.0' });
  const args = ['--conditions=@media-gateway/source', '--import', 'tsx', path.join(ROOT, 'embedded/src/mcp.ts')];
  const transport = new StdioClientTransport({ command: process.execPath, args, cwd: ROOT, env: { DATA_DIR: folder } });
  await agent.connect(transport, { timeout: 110_000 });
}, 120_000);
afterAll(async () => {
  await agent.close();
  await rm(folder, { recursive: true, force: true });
}, 30_000);

it('an agent that starts the tools as a process finds and calls them', async () => {
  const { tools } = await agent.listTools();
  expect(tools.map(({ name }) => name)).toContain('semantic_search');
  const answer = await agent.callTool({ name: 'semantic_search', arguments: { query: 'samurai', first: 1 } });
  expect(JSON.stringify(answer['structuredContent'])).toContain('Seven Samurai');
});
