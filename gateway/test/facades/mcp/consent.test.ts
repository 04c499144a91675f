import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { serveMcpStdio } from '../../../src/facades/mcp/stdio.ts';
import { ERAS, RAN, connect, createCannedGateway } from './fixture.ts';

const REMOVE = { name: 'remove_from_watchlist', arguments: { titleId: RAN.id } };
const removed = (gateway: ReturnType<typeof createCannedGateway>) =>
  gateway.asked.filter(({ name }) => name === 'RemoveFromWatchlist').map(({ request }) => request.variables);

describe.each(ERAS)('a client that cannot ask its user, revision %s', (_, era) => {
  it('is refused until it says that it asked', async () => {
    const gateway = createCannedGateway();
    const client = await connect({ gateway, era, token: 'abc' });
    const first = await client.callTool(REMOVE);
    expect(first.isError).toBe(true);
    expect(first.structuredContent).toMatchObject({ error: { code: 'CONFIRMATION_REQUIRED' } });
    expect(removed(gateway)).toEqual([]);
    const second = await client.callTool({ ...REMOVE, arguments: { titleId: RAN.id, confirm: true } });
    expect(second.isError).toBeFalsy();
    expect(removed(gateway)).toEqual([{ titleId: RAN.id }]);
  });

  it('is told of the argument by the schema of what takes something away alone', async () => {
    const { tools } = await (await connect({ era, token: 'abc' })).listTools();
    const asking = tools.filter(({ inputSchema }) => inputSchema.properties?.['confirm']).map(({ name }) => name);
    expect(asking).toEqual(['remove_device', 'remove_from_watchlist', 'sync_watchlist']);
  });
});

describe('a client that can ask, revision 2026-07-28', () => {
  const asking = async (action: 'accept' | 'decline', confirm: boolean) => {
    const gateway = createCannedGateway();
    const options = { capabilities: { elicitation: { form: {} } } };
    const client = await connect({ gateway, token: 'abc', options });
    const questions: string[] = [];
    client.setRequestHandler('elicitation/create', ({ params }) => {
      questions.push(params.message);
      return action === 'accept' ? { action, content: { confirm } } : { action };
    });
    const result = await client.callTool({ ...REMOVE, arguments: { titleId: RAN.id, confirm: true } });
    return { gateway, questions, result };
  };

  it('asks, and only the yes of its user counts', async () => {
    const { gateway, questions, result } = await asking('accept', true);
    expect(questions).toEqual([expect.stringContaining(RAN.id)]);
    expect(result.isError).toBeFalsy();
    expect(removed(gateway)).toHaveLength(1);
  });

  it.each([
    ['declines', 'decline', false],
    ['does not tick it', 'accept', false],
  ] as const)('changes nothing when its user %s, whatever the arguments say', async (_, action, confirm) => {
    const { gateway, result } = await asking(action, confirm);
    expect(result.isError).toBe(true);
    expect(removed(gateway)).toEqual([]);
  });
});

it('over stdio, revision 2025-11-25, the user is asked by elicitation', async () => {
  const gateway = createCannedGateway();
  const input = new PassThrough();
  const output = new PassThrough();
  const handle = serveMcpStdio({
    gateway,
    authorization: 'Bearer abc',
    transport: new StdioServerTransport(input, output),
  });
  const lines = output.setEncoding('utf8')[Symbol.asyncIterator]();
  const send = (message: object) => input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const next = async () => JSON.parse((await lines.next()).value as string) as Record<string, unknown>;
  const clientInfo = { name: 'test', version: '1' };
  const capabilities = { elicitation: {} };
  send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities, clientInfo } });
  await next();
  send({ method: 'notifications/initialized' });
  send({ id: 2, method: 'tools/call', params: REMOVE });
  const question = await next();
  expect(question).toMatchObject({ method: 'elicitation/create' });
  send({ id: question['id'], result: { action: 'accept', content: { confirm: true } } });
  expect(await next()).toMatchObject({
    id: 2,
    result: { structuredContent: { removeFromWatchlist: { changed: true } } },
  });
  await handle.close();
});
