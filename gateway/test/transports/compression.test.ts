import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, expect, it } from '@jest/globals';
import { ask, failureOf, said } from './ask.ts';
import { answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

const ANSWER = { data: { me: 'Ä'.repeat(3000) } };
const PACKED = { br: brotliCompressSync, gzip: gzipSync, deflate: deflateSync };

it.each(['br', 'gzip', 'deflate'] as const)('takes an answer that was packed with %s', async (encoding) => {
  const { transport, server } = await start(
    (response) =>
      void response.writeHead(200, { 'content-encoding': encoding }).end(PACKED[encoding](JSON.stringify(ANSWER))),
    { compression: { accept: true } },
  );
  expect(await said(transport.request(ask('{ me }')))).toEqual(ANSWER);
  expect(server.seen[0]?.headers['accept-encoding']).toContain(encoding);
});

it('asks for none unless it is told to', async () => {
  const { transport, server } = await start((response) => answerJson(response, ANSWER));
  await transport.request(ask('{ me }'));
  expect(server.seen[0]?.headers).not.toHaveProperty('accept-encoding');
  expect(server.seen[0]?.headers).not.toHaveProperty('content-encoding');
});

it('says SUBGRAPH_ERROR for what does not unpack', async () => {
  const { transport } = await start(
    (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"data":{}}'),
  );
  expect(await failureOf(transport.request(ask('{ me }')))).toMatchObject({ code: 'SUBGRAPH_ERROR' });
});

it('does not unpack more than it takes, however small it comes', async () => {
  const bomb = gzipSync(JSON.stringify({ data: { me: 'x'.repeat(5_000_000) } }));
  const { transport } = await start(
    (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    { maxAnswerBytes: 100_000 },
  );
  expect(bomb.length).toBeLessThan(100_000);
  expect(await failureOf(transport.request(ask('{ me }')))).toMatchObject({ code: 'SUBGRAPH_ANSWER_TOO_LARGE' });
});

it('packs large requests for a subgraph that understands it, and small ones not', async () => {
  const { transport, server } = await start((response) => answerJson(response, ANSWER), {
    compression: { request: 'gzip' },
  });
  const given = { text: 'ä'.repeat(2000) };
  await transport.request(ask('query ($text: String) { me }', { given }));
  await transport.request(ask('{ me }'));
  const [large, small] = server.seen;
  expect(large?.headers['content-encoding']).toBe('gzip');
  expect(JSON.parse(gunzipSync(large?.body as Buffer).toString())).toMatchObject({ variables: given });
  expect(small?.headers).not.toHaveProperty('content-encoding');
  expect(JSON.parse(String(small?.body))).toEqual({ query: '{ me }', variables: {} });
});
