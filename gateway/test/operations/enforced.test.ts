import { afterAll, describe, expect, it } from '@jest/globals';
import { Client } from '@modelcontextprotocol/client';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Facade } from '../../src/gateway.ts';
import { startGateway } from './running.ts';

const started = startGateway();
const { run, named, gateway } = started;
const FACADES: readonly Facade[] = ['graphql', 'ws', 'rest', 'mcp'];

afterAll(() => gateway.close());

describe.each(FACADES)('a constraint, asked over %s', (facade) => {
  it.each([
    [{ text: 'a' }, '/text', '"text" must have at least 2 characters, and has 1.'],
    [{ text: 'abcdef' }, '/text', '"text" must have at most 5 characters, and has 6.'],
    [{ text: 'AB' }, '/text', '"text" must match ^[a-z]+$.'],
    [{ number: 0 }, '/number', '"number" must be at least 1, and is 0.'],
    [{ number: 10 }, '/number', '"number" must be at most 9, and is 10.'],
    [{ tags: [] }, '/tags', '"tags" must have at least 1 item, and has 0.'],
    [{ tags: ['a', 'b', 'c'] }, '/tags', '"tags" must have at most 2 items, and has 3.'],
    [{ tags: ['a', 'long'] }, '/tags/1', '"tags/1" must have at most 3 characters, and has 4.'],
    // One value is a list of it: GraphQL §3.11.
    [{ tags: 'long' }, '/tags/0', '"tags/0" must have at most 3 characters, and has 4.'],
  ])('refuses %j', async (variables, pointer, detail) => {
    const { data, errors } = await run('Limited', { facade, variables });
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      { message: `A value is wrong: ${detail}`, extensions: { code: 'BAD_USER_INPUT', errors: [{ pointer, detail }] } },
    ]);
  });

  it.each([[{}], [{ text: 'abcde', number: 9, tags: ['abc', 'd'] }], [{ text: null, tags: null }]])(
    'takes %j',
    async (variables) => {
      const { data, errors } = await run('Limited', { facade, variables });
      expect(errors).toBeUndefined();
      expect(JSON.parse(data?.['said'] ?? '')).toEqual({ number: 3, ...variables });
    },
  );

  it('tells of every value that is wrong', async () => {
    const { errors } = await run('Limited', { facade, variables: { text: 'a', number: 0 } });
    expect(errors?.[0]?.extensions['errors']).toMatchObject([{ pointer: '/text' }, { pointer: '/number' }]);
  });

  it('leaves a value of another type to its type', async () => {
    const { errors } = await run('Limited', { facade, variables: { number: 'many' } });
    expect(errors?.[0]?.message).toMatch(/Int cannot represent/);
  });
});

describe.each(FACADES)('a variable from the viewer, asked over %s', (facade) => {
  it('is filled', async () => {
    const { data } = await run('WhoAmI', { facade, authorization: 'Bearer ada', variables: { text: 'hi' } });
    expect(JSON.parse(data?.['said'] ?? '')).toEqual({ id: 'user_ada', role: 'premium', text: 'hi' });
  });

  it('is refused when a client sends it, whoever they are', async () => {
    const asked = { facade, authorization: 'Bearer ada', variables: { id: 'user_bob' } };
    const { data, errors } = await run('WhoAmI', asked);
    const detail = '"id" is filled from the viewer; leave it out.';
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', errors: [{ pointer: '/id', detail }] });
  });

  it('is UNAUTHENTICATED for a guest when it is required', async () => {
    const { errors } = await run('WhoAmI', { facade });
    expect(errors?.[0]).toEqual({
      message: 'This needs a signed-in viewer, whose id it takes: send "Authorization: Bearer <token>".',
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  it('has its default for a guest when it is not required', async () => {
    expect((await run('WhoMaybe', { facade })).data).toEqual({ said: '{"id":"nobody"}' });
  });
});

it('a subscription is filled from the viewer too', async () => {
  const request = { facade: 'ws', operationId: named('HeardByMe').id } as const;
  const refused = await gateway.run(request);
  expect(refused).toMatchObject({ kind: 'single', status: 401 });
  const response = await gateway.run({ ...request, authorization: 'Bearer ada' });
  if (response.kind !== 'stream') throw new Error(`a stream was expected, not ${response.kind}`);
  const { value } = await response.events.next();
  expect(value?.payload.result).toMatchObject({ data: { heard: '{"id":"user_ada"}' } });
  await response.events.return();
});

describe('a published operation that is sent as text', () => {
  it('is held to the same where nothing else is run', async () => {
    const safe = startGateway('safelist');
    const query = safe.named('Limited').document;
    const wrong = await safe.gateway.run({ facade: 'graphql', query, variables: { number: 0 } });
    expect(wrong).toMatchObject({ status: 400, result: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
    const who = { facade: 'graphql', query: safe.named('WhoAmI').document, authorization: 'Bearer ada' } as const;
    expect(await safe.gateway.run(who)).toMatchObject({ status: 200 });
    await safe.gateway.close();
  });
});

describe('over the network', () => {
  it('REST and MCP point at what is wrong, refuse what the viewer fills, and give each audience its own', async () => {
    const server = await started.serve();
    const rest = async (path: string) => {
      const response = await fetch(`${server.url}/api/v1${path}`, { headers: { authorization: 'Bearer ada' } });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    expect(await rest('/limited?number=10&tags=long')).toMatchObject({
      status: 400,
      body: {
        code: 'BAD_USER_INPUT',
        errors: [
          { pointer: '#/number', detail: '"number" must be at most 9, and is 10.' },
          { pointer: '#/tags/0', detail: '"tags/0" must have at most 3 characters, and has 4.' },
        ],
      },
    });
    expect(await rest('/who?id=user_bob')).toMatchObject({ status: 400, body: { code: 'BAD_USER_INPUT' } });
    expect((await rest('/who')).body['data']).toEqual({ said: '{"id":"user_ada","role":"premium"}' });
    expect((await rest('/split?text=a')).body['data']).toEqual({ said: '{"text":"a"}' });

    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)));
    const { tools } = await client.listTools();
    expect(tools.find(({ name }) => name === 'who')?.inputSchema).toMatchObject({ properties: { text: {} } });
    expect(JSON.stringify(tools.find(({ name }) => name === 'who')?.inputSchema)).not.toContain('"id"');
    const split = await client.callTool({ name: 'split', arguments: { text: 'a' } });
    expect(split.structuredContent).toEqual({ said: '{"text":"a"}' });
    await client.close();
    await server.close();
  });
});
