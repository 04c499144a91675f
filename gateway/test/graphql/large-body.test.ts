import { Agent, createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readParams } from '../../src/facades/graphql/read.ts';
import { RecentBodies } from '../../src/facades/graphql/recent-bodies.ts';
import { FILM, JSON_TYPE, QUERY, ask, codeOf } from './ask.ts';
import { type Served, serve, single } from './fixture.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(() => single(FILM));
});
afterAll(() => served.close());

describe('a body that is too large', () => {
  const TOO_LARGE = Buffer.alloc(3_000_000, ' ');

  it.each([
    ['with its length', { 'content-length': String(TOO_LARGE.length) }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('%s is refused, and the connection closed when the client has read that', async (_name, headers) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const given = await ask(served.url, 'POST', '/graphql', { ...JSON_TYPE, ...headers }, agent, TOO_LARGE);
    expect([given.status, codeOf(given.body), given.headers.connection]).toEqual([413, 'PAYLOAD_TOO_LARGE', 'close']);
    // The next request of the same client is answered.
    expect((await ask(served.url, 'POST', '/graphql', JSON_TYPE, agent, JSON.stringify(QUERY))).status).toBe(200);
    agent.destroy();
  });

  it('may be sent to its end by a client that reads only then', async () => {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1').pause();
    const errors: Error[] = [];
    socket.on('error', (error) => errors.push(error));
    const length = 8_000_000;
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`,
    );
    for (let sent = 0; sent < length; sent += 1_000_000) {
      await new Promise((resolve) => socket.write(Buffer.alloc(1_000_000, ' '), resolve));
    }
    let text = '';
    socket.on('data', (data) => (text += String(data))).resume();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(text).toContain('PAYLOAD_TOO_LARGE');
    expect(errors).toEqual([]);
  });

  it('without an end does not hold the connection', async () => {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    const sending = setInterval(() => socket.write(chunk), 5);
    let text = '';
    socket.on('data', (data) => (text += String(data)));
    await new Promise((resolve) => socket.on('close', resolve));
    clearInterval(sending);
    expect(text).toContain('413 Payload Too Large');
    expect(text).toContain('PAYLOAD_TOO_LARGE');
  });
});

describe('a body in many chunks', () => {
  it('takes little more memory than its bytes', async () => {
    let left = 500_000;
    const server = createServer((req) => {
      readParams(req, { recent: new RecentBodies(), maxBytes: 1_000_000 }).catch(() => undefined);
      req.on('data', () => (left -= 1));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const head = 'host: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked';
    const before = process.memoryUsage().heapUsed;
    socket.write(`POST /graphql HTTP/1.1\r\n${head}\r\n\r\n`);
    for (let sent = 0; sent < 50; sent += 1) socket.write('1\r\n \r\n'.repeat(10_000));
    while (left > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
    socket.destroy();
    server.close();
  });
});
