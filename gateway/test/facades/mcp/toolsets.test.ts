import { describe, expect, it } from '@jest/globals';
import { withVariants } from '../../../src/operations/registry.ts';
import { createMcpHandler } from '../../../src/facades/mcp/handler.ts';
import { type Connection, connect, createCannedGateway, operations } from './fixture.ts';

const namesFor = async (connection: Connection) => {
  const client = await connect(connection);
  const { tools } = await client.listTools();
  return tools.map(({ name }) => name);
};

describe('which tools are listed', () => {
  it('those that the issue of tools names, in the order of their names', async () => {
    const names = await namesFor({ token: 'abc' });
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(
      expect.arrayContaining([
        'check_availability',
        'continue_watching',
        'discover_content',
        'get_content_details',
        'get_genres',
        'get_recommendations',
        'leaving_soon',
        'list_devices',
        'semantic_search',
        'similar_titles',
        'sync_watchlist',
        'update_preferences',
      ]),
    );
  });

  it('a guest is not told of what needs an account', async () => {
    const names = await namesFor({});
    expect(names).toContain('semantic_search');
    expect(names).not.toContain('sync_watchlist');
    expect(names).not.toContain('list_devices');
  });

  it('a client may ask for some sets alone', async () => {
    const names = await namesFor({ query: '?toolsets=availability,library', token: 'abc' });
    expect(names).toContain('check_availability');
    expect(names).toContain('sync_watchlist');
    expect(names).not.toContain('semantic_search');
  });

  it('and is then not answered by others', async () => {
    const client = await connect({ query: '?toolsets=availability' });
    await expect(client.callTool({ name: 'semantic_search', arguments: { query: 'x' } })).rejects.toMatchObject({
      code: -32602,
    });
  });

  it('refuses a set that there is not, and names the near one', async () => {
    const handle = createMcpHandler({ gateway: createCannedGateway() });
    const response = await handle(new Request('http://localhost/mcp?toolsets=serach', { method: 'POST', body: '{}' }));
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { code: number; message: string } };
    expect(error.code).toBe(-32602);
    expect(error.message).toMatch(
      /no toolset "serach"; did you mean "search"\? Known are account, availability, compact/,
    );
  });

  it('refuses what needs an account to a guest who calls it all the same, before anything is run', async () => {
    const gateway = createCannedGateway();
    const client = await connect({ gateway });
    const result = await client.callTool({ name: 'list_devices', arguments: {} });
    expect(result.structuredContent).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect(gateway.asked).toEqual([]);
  });
});

describe('an operation of which something is hidden from agents', () => {
  it('is another one for them', async () => {
    const hidden = operations.map((operation) =>
      operation.name === 'Trending'
        ? { ...operation, variants: { AGENT: { ...operation, id: 'for-agents', description: 'For agents.' } } }
        : operation,
    );
    const gateway = createCannedGateway(withVariants(hidden));
    const shown = { ...gateway, operations: hidden };
    const { tools } = await (await connect({ gateway: shown })).listTools();
    expect(tools.find(({ name }) => name === 'get_trending')?.description).toBe('For agents.');
    await (await connect({ gateway: shown })).callTool({ name: 'get_trending', arguments: {} });
    expect(gateway.asked.at(-1)?.request.operationId).toBe('for-agents');
  });
});

describe('the compact set', () => {
  it('is two tools', async () => {
    expect(await namesFor({ query: '?toolsets=compact' })).toEqual(['execute_operation', 'search_operations']);
  });

  it('finds operations by what they do, and executes what was found', async () => {
    const client = await connect({ query: '?toolsets=compact', token: 'abc' });
    const found = await client.callTool({ name: 'search_operations', arguments: { query: 'title details' } });
    const [first] = (found.structuredContent as { operations: { name: string; inputSchema: object }[] }).operations;
    expect(first).toMatchObject({ name: 'get_content_details', inputSchema: { required: ['id'] } });
    const executed = await client.callTool({
      name: 'execute_operation',
      arguments: { name: 'get_content_details', arguments: { id: 'title_ran-1985' } },
    });
    expect(executed.structuredContent).toMatchObject({ title: { name: 'Ran' } });
  });

  it('finds nothing that a guest may not call', async () => {
    const client = await connect({ query: '?toolsets=compact' });
    const found = await client.callTool({ name: 'search_operations', arguments: { query: 'watchlist' } });
    expect(JSON.stringify(found.structuredContent)).not.toContain('sync_watchlist');
  });

  it('needs the name of an operation, and the arguments that it takes', async () => {
    const client = await connect({ query: '?toolsets=compact' });
    const nameless = await client.callTool({ name: 'execute_operation', arguments: {} });
    expect(nameless.structuredContent).toMatchObject({ error: { code: 'BAD_USER_INPUT' } });
    const wrong = await client.callTool({
      name: 'execute_operation',
      arguments: { name: 'get_genres', arguments: 'all' },
    });
    expect(wrong.structuredContent).toMatchObject({ error: { code: 'BAD_USER_INPUT' } });
  });
});
