import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { createMcpHandler } from '../../../src/facades/mcp/handler.ts';
import { serveMcpStdio } from '../../../src/facades/mcp/stdio.ts';
import { createFakeGateway, operationNamed } from '../catalogue.ts';

const gateway = createFakeGateway();
const handle = createMcpHandler({ gateway });

const ERAS = [
  ['2025-11-25', { mode: 'legacy' }],
  ['2026-07-28', { mode: { pin: '2026-07-28' } }],
] as const;

describe.each(ERAS)('over Streamable HTTP, revision %s', (version, versionNegotiation) => {
  let client: Client;

  beforeEach(async () => {
    client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation });
    const fetch = (url: string | URL, init?: RequestInit) => handle(new Request(url, init));
    const requestInit = { headers: { authorization: 'Bearer abc' } };
    await client.connect(new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), { fetch, requestInit }));
  });

  afterEach(() => client.close());

  it('speaks that revision', () => {
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    expect(client.getServerVersion()).toMatchObject({ name: 'media-gateway' });
  });

  it('lists the operations that agents may call, with their schemas', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['get_title', 'like_title', 'semantic_search', 'unlike_title']);
    const { inputSchema, outputSchema } = operationNamed('TitleDetails');
    expect(tools[0]).toMatchObject({
      title: 'Title details',
      description: 'One title & <all> about it.',
      inputSchema,
      outputSchema: { properties: outputSchema['properties'] },
    });
    expect(tools[0]?.outputSchema).toMatchObject({
      anyOf: [{ required: outputSchema['required'] }, { required: ['error'] }],
    });
  });

  it('says what a tool does to the world', async () => {
    const { tools } = await client.listTools();
    expect(Object.fromEntries(tools.map(({ name, annotations }) => [name, annotations]))).toEqual({
      get_title: { readOnlyHint: true, openWorldHint: false },
      semantic_search: { readOnlyHint: true, openWorldHint: false },
      like_title: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      unlike_title: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    });
  });

  it('answers with the data, structured and as text, of the operation run by id', async () => {
    await client.listTools();
    const result = await client.callTool({ name: 'get_title', arguments: { id: 'title_dark' } });
    const data = { title: { __typename: 'Show', id: 'title_dark', name: 'Dark', year: null, seasons: [1, 2, 3] } };
    expect(result.isError).toBeFalsy();
    expect(result.structuredContent).toEqual(data);
    expect(result.content).toEqual([{ type: 'text', text: 'id: title_dark\nseasons: 1,2,3' }]);
    expect(gateway.asked.at(-1)).toMatchObject({
      facade: 'mcp',
      operationId: operationNamed('TitleDetails').id,
      readOnly: true,
      authorization: 'Bearer abc',
    });
  });

  it('acts for the caller', async () => {
    const result = await client.callTool({ name: 'like_title', arguments: { titleId: 'title_alien', stars: 5 } });
    expect(result.structuredContent).toEqual({ like: { titleId: 'title_alien', stars: 5, note: null } });
  });

  it('gives an error of the operation as a result with its code', async () => {
    const result = await client.callTool({ name: 'get_title', arguments: { id: 'alien' } });
    expect(result.isError).toBe(true);
    const suggestion = 'Find the right id by a search for the name, then ask again.';
    const text = `INVALID_ID at /title: "alien" is not an id.\n${suggestion}`;
    expect(result.content).toEqual([{ type: 'text', text }]);
    expect(result.structuredContent).toEqual({
      error: { code: 'INVALID_ID', message: '"alien" is not an id.', suggestion },
    });
  });

  it('gives a partial answer with what is missing', async () => {
    const result = await client.callTool({ name: 'semantic_search', arguments: { query: 'half' } });
    expect(result.isError).toBeFalsy();
    expect(result.structuredContent).toMatchObject({ search: [{ score: 1 }, { score: 0.5, title: null }] });
    expect(result.content[1]).toEqual({
      type: 'text',
      text: 'A part is missing: SUBGRAPH_UNAVAILABLE at /search/1/title: The subgraph "content" is down.',
    });
  });

  it('names every wrong argument, so that the model can try again', async () => {
    const before = gateway.asked.length;
    const result = await client.callTool({ name: 'semantic_search', arguments: { qurey: 'x', first: '5' } });
    expect(result.isError).toBe(true);
    expect((result.content[0] as { text: string }).text.split('\n')).toEqual([
      'BAD_USER_INPUT at /qurey: "qurey" is unknown; did you mean "query"?',
      'BAD_USER_INPUT at /query: "query" is required.',
      'BAD_USER_INPUT at /first: Int cannot represent non-integer value: "5"',
      'Correct what the message names, then call again.',
    ]);
    expect(gateway.asked.length).toBe(before);
  });

  it('refuses an unknown tool with a protocol error that names similar ones', async () => {
    await expect(client.callTool({ name: 'get_titel', arguments: {} })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('There is no tool "get_titel"; did you mean get_title?'),
      data: { code: 'TOOL_NOT_FOUND', similar: ['get_title'] },
    });
  });

  it('does not offer what is not for agents', async () => {
    await expect(client.callTool({ name: 'echo', arguments: {} })).rejects.toMatchObject({ code: -32602 });
  });
});

describe('who may ask over HTTP', () => {
  const ask = (headers: Record<string, string>, url = 'http://127.0.0.1:4000/mcp') =>
    handle(
      new Request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
        body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
      }),
    );

  it('a program on this machine, without any handshake', async () => {
    const response = await ask({});
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('"semantic_search"');
  });

  it('a page of this machine', async () => {
    expect((await ask({ origin: 'http://localhost:3000' })).status).toBe(200);
  });

  it('no page of another site', async () => {
    const response = await ask({ origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringContaining('not be asked from this origin') },
    });
  });

  it('nobody under a name that was made to point here', async () => {
    expect((await ask({ host: 'evil.example' })).status).toBe(403);
    expect((await ask({}, 'http://evil.example/mcp')).status).toBe(403);
  });

  it('others where the operator allows it', async () => {
    const open = createMcpHandler({ gateway, publicHosts: ['media.example'] });
    const request = new Request('http://media.example/mcp', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
    });
    expect((await open(request)).status).toBe(200);
  });

  it('nobody with what is no message', async () => {
    const response = await handle(
      new Request('http://localhost/mcp', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
        body: '{',
      }),
    );
    expect(response.status).toBe(400);
  });
});

describe('over standard input and output', () => {
  it('answers line by line, for the caller it was started for', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const handle = serveMcpStdio({
      gateway,
      authorization: 'Bearer stdio',
      transport: new StdioServerTransport(input, output),
    });
    const lines = output.setEncoding('utf8')[Symbol.asyncIterator]();
    const send = async (message: object) => {
      input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
      return JSON.parse((await lines.next()).value as string) as { result: Record<string, unknown> };
    };
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    expect((await send({ id: 1, method: 'initialize', params })).result['protocolVersion']).toBe('2025-11-25');
    input.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
    const { result } = await send({
      id: 2,
      method: 'tools/call',
      params: { name: 'get_title', arguments: { id: 'title_alien' } },
    });
    expect(result['structuredContent']).toMatchObject({ title: { name: 'Alien' } });
    expect(gateway.asked.at(-1)?.authorization).toBe('Bearer stdio');
    await handle.close();
  });
});
