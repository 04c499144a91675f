import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { HeldResponse, heldHeader, hold } from '../../src/facades/held-headers.ts';

/** The status and headers of what a listener answers. */
async function answered(listener: RequestListener<never, never>, isHeld = true) {
  const options = isHeld ? { ServerResponse: HeldResponse as never } : {};
  const server = createServer(options, listener as RequestListener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await response.text();
  server.closeAllConnections();
  server.close();
  return { status: response.status, phrase: response.statusText, headers: Object.fromEntries(response.headers) };
}

type Res = HeldResponse;

describe.each([
  ['held', true],
  ['set, where the server has Node’s own responses', false],
])('what is said before there is an answer, %s,', (_, isHeld) => {
  it('is sent with the head', async () => {
    const { status, headers } = await answered(
      ((_req: never, res: Res) => {
        hold(res, 'x-early', 'a');
        res.writeHead(201, { 'x-late': 'b' }).end();
      }) as never,
      isHeld,
    );
    expect([status, headers['x-early'], headers['x-late']]).toEqual([201, 'a', 'b']);
  });

  it('is sent where nobody writes a head', async () => {
    const { headers } = await answered(
      ((_req: never, res: Res) => {
        hold(res, 'x-early', 'a');
        res.end('text');
      }) as never,
      isHeld,
    );
    expect(headers['x-early']).toBe('a');
  });

  it('gives way to what the answer says', async () => {
    const { headers } = await answered(
      ((_req: never, res: Res) => {
        hold(res, 'x-early', 'a');
        res.writeHead(200, { 'x-early': 'b' }).end();
      }) as never,
      isHeld,
    );
    expect(headers['x-early']).toBe('b');
  });

  it('can be read', async () => {
    const seen: unknown[] = [];
    await answered(
      ((_req: never, res: Res) => {
        seen.push(heldHeader(res, 'x-early'));
        hold(res, 'x-early', 'a');
        seen.push(heldHeader(res, 'x-early'));
        res.end();
      }) as never,
      isHeld,
    );
    expect(seen).toEqual([undefined, 'a']);
  });
});

describe('a held header', () => {
  it('gives way to what was set in Node’s own way', async () => {
    const { headers } = await answered(((_req: never, res: Res) => {
      hold(res, 'x-early', 'a');
      hold(res, 'x-other', 'c');
      res.setHeader('X-Early', 'b');
      res.end('text');
    }) as never);
    expect([headers['x-early'], headers['x-other']]).toEqual(['b', 'c']);
  });

  it('goes with a reason phrase, and with headers as a list', async () => {
    const { phrase, headers } = await answered(((_req: never, res: Res) => {
      hold(res, 'x-early', 'a');
      res.writeHead(200, 'Fine', ['x-late', 'b']).end();
    }) as never);
    expect([phrase, headers['x-early'], headers['x-late']]).toEqual(['Fine', 'a', 'b']);
  });
});
