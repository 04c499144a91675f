import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StartupError } from '@media-gateway/kernel';
import { openSource } from '../../src/supergraph/source/open.ts';
import { SourceUnavailable } from '../../src/supergraph/source/port.ts';
import { watchSupergraph } from '../../src/supergraph/watch.ts';
import { readFirst } from '../../src/service/first-text.ts';
import { until } from './folder.ts';

let server: Server;
let origin: string;
let asked: IncomingMessage[] = [];
let answer: (req: IncomingMessage, res: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push(req);
    answer(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const LIMITS = { pollMs: 60_000, timeoutMs: 300, maxBytes: 1000, headers: {} };
const sourceAt = (path: string, options: Partial<typeof LIMITS & { headers: Record<string, string> }> = {}) =>
  openSource({ ...LIMITS, ...options, location: `${origin}${path}` });

/** A server that knows which version somebody has. */
const versioned = (text: () => string) => (req: IncomingMessage, res: ServerResponse) => {
  const etag = `"${text()}"`;
  if (req.headers['if-none-match'] === etag) return void res.writeHead(304, { etag }).end();
  res.writeHead(200, { etag }).end(text());
};

describe('a supergraph behind an address', () => {
  it('is sent once for each version', async () => {
    let text = 'one';
    answer = versioned(() => text);
    const { read } = sourceAt('/supergraph');
    expect([await read(), await read()]).toEqual(['one', 'one']);
    text = 'two';
    expect([await read(), await read()]).toEqual(['two', 'two']);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"one"', '"one"', '"two"']);
  });

  it('may be versioned by its date', async () => {
    const modified = 'Sat, 01 Feb 2025 00:00:00 GMT';
    answer = ({ headers }, res) =>
      headers['if-modified-since'] === modified
        ? void res.writeHead(304).end()
        : void res.writeHead(200, { 'last-modified': modified }).end('one');
    const { read } = sourceAt('/');
    expect([await read(), await read()]).toEqual(['one', 'one']);
  });

  it('is asked for again and again', async () => {
    let text = 'one';
    answer = versioned(() => text);
    const source = sourceAt('/', { pollMs: 20 });
    const applied: string[] = [];
    const watch = watchSupergraph({
      source,
      current: await source.read(),
      apply: async (sdl) => void applied.push(sdl),
      refused: () => undefined,
    });
    await until(() => asked.length > 4);
    expect(applied).toEqual([]);
    text = 'two';
    await until(() => applied.length > 0);
    await watch.stop();
    const count = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(asked).toHaveLength(count);
    expect(applied).toEqual(['two']);
  });

  it('is asked for with the headers that are configured, and the user of the address', async () => {
    answer = (_, res) => void res.end('one');
    await sourceAt('/', { headers: { authorization: 'Bearer key' } }).read();
    const location = origin.replace('//', '//me:s%20ecret@');
    await openSource({ ...LIMITS, location }).read();
    const basic = `Basic ${Buffer.from('me:s ecret').toString('base64')}`;
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer key', basic]);
  });

  it('is named without what may be secret', () => {
    const { name } = openSource({ ...LIMITS, location: 'https://me:pw@host.example/s?key=secret' });
    expect(name).toBe('https://host.example/s');
  });

  it.each<[string, typeof answer, RegExp, boolean]>([
    ['not found', (_, res) => void res.writeHead(404).end(), /\/s answered with HTTP 404\.$/, false],
    ['a server at fault', (_, res) => void res.writeHead(503).end(), /\/s answered with HTTP 503\.$/, true],
    ['too many requests', (_, res) => void res.writeHead(429).end(), /\/s answered with HTTP 429\.$/, true],
    ['silence', () => undefined, /\/s did not answer within 300 ms\.$/, true],
    ['a broken connection', (_, res) => void res.destroy(), /\/s cannot be reached/, true],
    ['a flood', (_, res) => void res.end('x'.repeat(1001)), /\/s has more than 1000 bytes\.$/, false],
  ])('may fail: %s', async (_name, how, message, again) => {
    answer = how;
    const error: unknown = await sourceAt('/s?key=secret')
      .read()
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(StartupError);
    expect(error instanceof SourceUnavailable).toBe(again);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('secret');
  });
});

describe('at the start', () => {
  const failed: string[] = [];
  const read = (withinMs: number) =>
    readFirst(sourceAt('/'), { withinMs, failed: ({ message }) => failed.push(message) });

  it('an address that does not answer is tried again', async () => {
    answer = (_, res) => void (asked.length < 3 ? res.writeHead(503).end() : res.end('one'));
    expect(await read(5000)).toBe('one');
    expect(failed).toHaveLength(2);
  });

  it('but not for ever', async () => {
    answer = (_, res) => void res.writeHead(503).end();
    await expect(read(600)).rejects.toThrow('HTTP 503');
    expect(asked).toHaveLength(2);
  });

  it('and not where somebody has to mend something', async () => {
    answer = (_, res) => void res.writeHead(404).end();
    await expect(read(5000)).rejects.toThrow('HTTP 404');
    expect(asked).toHaveLength(1);
  });
});

describe('where a supergraph cannot come from', () => {
  it.each([
    ['ftp://host/s', 'A supergraph comes from a file, or over http or https; "ftp" is not known.'],
    ['http://', 'The address of the supergraph is none; write it like "https://example.org/supergraph".'],
  ])('%s is refused', (location, message) => {
    expect(() => openSource({ ...LIMITS, location })).toThrow(message);
  });
});
