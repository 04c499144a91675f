import { afterEach, describe, expect, it } from '@jest/globals';
import { GUEST, openViewer, sealViewer } from '@media-gateway/kernel';
import { createHeaderRules } from '../../src/transports/headers.ts';
import type { CommonSubgraphOptions } from '../../src/transports/options.ts';
import { ask } from './ask.ts';
import { SECRET, answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

const CLIENT = {
  authorization: 'Bearer token',
  cookie: 'session=1',
  'user-agent': 'tests',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  'x-request-id': 'r1',
  'x-tenant': 'red',
  'x-trial': 'b',
};

async function sentWith(
  options: CommonSubgraphOptions & { secret?: string },
  headers: Record<string, string> = CLIENT,
) {
  const { transport, server } = await start((response) => answerJson(response, { data: {} }), options);
  await transport.request(ask('{ me }', { headers }));
  return server.seen[0]?.headers ?? {};
}

/** What a subgraph sees of a request beside what HTTP needs. */
async function forwardedWith(options: CommonSubgraphOptions, headers: Record<string, string> = CLIENT) {
  const {
    host,
    connection,
    'content-length': length,
    'content-type': type,
    accept,
    ...rest
  } = await sentWith(options, headers);
  expect([host, connection, length, type, accept].every(Boolean)).toBe(true);
  delete rest['x-request-timeout-ms'];
  return rest;
}

describe('headers of a client that go on', () => {
  it('are those of a trace, and nothing else', async () => {
    expect(await forwardedWith({})).toEqual({ traceparent: CLIENT.traceparent, 'x-request-id': 'r1' });
  });

  it('are those that are allowed, in whatever case the rule is written', async () => {
    expect(await forwardedWith({ headers: { allow: ['Authorization', 'x-none'] } })).toEqual({
      authorization: 'Bearer token',
    });
  });

  it('are those that fit a pattern', async () => {
    expect(await forwardedWith({ headers: { allow: ['x-t*'] } })).toEqual({ 'x-tenant': 'red', 'x-trial': 'b' });
    expect(await forwardedWith({ headers: { allow: ['*-id'] } })).toEqual({ 'x-request-id': 'r1' });
  });

  it('are renamed', async () => {
    const headers = { allow: ['x-t*'], rename: { 'X-Tenant': 'X-Account' } };
    expect(await forwardedWith({ headers })).toEqual({ 'x-account': 'red', 'x-trial': 'b' });
  });

  it('are joined by those that are inserted', async () => {
    const insert = {
      'x-gateway': 'media',
      'x-agent': { header: 'User-Agent' },
      'x-region': { header: 'x-unknown', default: 'US' },
      'x-nothing': { header: 'x-unknown' },
    };
    expect(await forwardedWith({ headers: { allow: [], insert } })).toEqual({
      'x-gateway': 'media',
      'x-agent': 'tests',
      'x-region': 'US',
    });
  });

  it('never stand in for one that is inserted', async () => {
    const headers = { allow: ['x-*'], insert: { 'x-tenant': 'blue', 'x-trial': { header: 'x-unknown' } } };
    expect(await forwardedWith({ headers })).toEqual({ 'x-request-id': 'r1', 'x-tenant': 'blue' });
  });

  it.each([
    'connection',
    'keep-alive',
    'transfer-encoding',
    'te',
    'upgrade',
    'content-length',
    'host',
    'x-viewer',
    'accept-encoding',
    'content-encoding',
    'x-request-timeout-ms',
  ])('never include %s', (name) => {
    const all = createHeaderRules({ allow: ['*'], rename: {}, insert: {} }, 'odd');
    expect(all({ [name]: '1', 'x-a': '2' })).toEqual(['x-a', '2']);
    for (const rule of [
      { allow: [name] },
      { rename: { 'x-a': name } },
      { rename: { [name]: 'x-a' } },
      { insert: { [name]: '1' } },
    ])
      expect(() => createHeaderRules({ allow: [], rename: {}, insert: {}, ...rule }, 'odd')).toThrow(
        `"odd" names "${name}"`,
      );
  });

  it('are left out when no header may have their value', () => {
    const rules = createHeaderRules({ allow: ['x-*'], rename: {}, insert: {} }, 'odd');
    expect(rules({ 'x-a': '1\r\nx-viewer: me', 'x-b': '2', 'x-c': '☃' })).toEqual(['x-b', '2']);
  });

  it('are no names of the prototype', () => {
    const rules = createHeaderRules({ allow: ['constructor', 'tostring'], rename: {}, insert: {} }, 'odd');
    expect(rules({})).toEqual([]);
  });

  it('refuse a value to insert that no header may have', () => {
    expect(() => createHeaderRules({ allow: [], rename: {}, insert: { 'x-a': '1\n2' } }, 'odd')).toThrow('"x-a"');
  });
});

describe('the viewer', () => {
  it('is sealed for a subgraph that shares the secret, and cannot be sent by a client', async () => {
    const forged = sealViewer({ id: 'user_eve', role: 'admin', scopes: [] }, SECRET);
    const sent = await sentWith({ secret: SECRET, headers: { allow: ['*'] } }, { 'x-viewer': forged });
    expect(openViewer(String(sent['x-viewer']), SECRET)).toEqual(GUEST);
  });

  it('is not told to a subgraph of somebody else', async () => {
    expect(await sentWith({})).not.toHaveProperty('x-viewer');
    expect(await sentWith({ headers: { allow: ['*'] } }, { 'x-viewer': 'forged' })).not.toHaveProperty('x-viewer');
  });

  it('is that of each request', async () => {
    const { transport, server } = await start((response) => answerJson(response, { data: {} }), { secret: SECRET });
    const ids = ['user_a', 'user_b', 'user_a', null];
    for (const id of ids) await transport.request(ask('{ me }', { viewer: { id, role: 'user', scopes: [] } }));
    expect(server.seen.map(({ headers }) => openViewer(String(headers['x-viewer']), SECRET).id)).toEqual(ids);
  });
});
