import { request } from 'node:http';
import { METHODS } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { json } from '../facades/rest-server.ts';
import { type Library, operations, serveLibrary } from './library.ts';

let library: Library;
beforeAll(async () => {
  library = await serveLibrary();
});

const ask = async (method: string, path: string, init: RequestInit = {}) => {
  const response = await fetch(`${library.url}${path}`, { method, ...init });
  const text = await response.text();
  const body = (text === '' ? undefined : JSON.parse(text)) as { data?: unknown; code?: string } | undefined;
  return { status: response.status, headers: response.headers, body };
};

describe('HEAD', () => {
  it.each(['/media/b1', '/media/none', '/media/b1?fields=id'])('%s has the headers of GET', async (path) => {
    const [get, head] = [await ask('GET', path), await ask('HEAD', path)];
    const told = ({ status, headers }: typeof get) => [
      status,
      headers.get('content-type'),
      headers.get('content-length'),
    ];
    expect(told(head)).toEqual(told(get));
    expect(head.body).toBeUndefined();
  });
});

describe('QUERY', () => {
  it('is a method of this Node', () => expect(METHODS).toContain('QUERY'));

  it('takes the variables as JSON', async () => {
    const { status, body } = await ask('QUERY', '/media/b1?fields=title', json({ upper: true }));
    expect({ status, data: body?.data }).toEqual({ status: 200, data: { title: 'THE TRIAL' } });
  });

  it('names a variable that is in the wrong place', async () => {
    const { status, body } = await ask('QUERY', '/media/b1?upper=true', json({ id: 'b2' }));
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '#/id' }, { pointer: '#/upper', detail: '"upper" belongs into the JSON body.' }] },
    });
  });

  it('is for what is read alone', async () => {
    const { status, headers } = await ask('QUERY', '/log', json({ entry: 'x' }));
    expect([status, headers.get('allow')]).toEqual([405, 'POST, PUT, OPTIONS']);
  });

  it('asks /graphql by id, and changes nothing there', async () => {
    const idOf = (name: string) => operations.find((operation) => operation.name === name)?.id;
    const query = async (name: string, variables: object) => {
      const init = { method: 'QUERY', ...json({ documentId: idOf(name), variables }) };
      const response = await fetch(library.url.replace('/api/v1', '/graphql'), init);
      return { status: response.status, body: await response.json() };
    };
    expect(await query('GetMedia', { id: 'd1' })).toMatchObject({
      status: 200,
      body: { data: { media: { tracks: 5 } } },
    });
    expect(await query('LogEntry', { entry: 'x' })).toMatchObject({
      status: 405,
      body: { errors: [{ extensions: { code: 'MUTATION_OVER_GET' } }] },
    });
  });
});

describe('OPTIONS', () => {
  it.each([
    ['/media/b1', 'GET, HEAD, QUERY, OPTIONS'],
    ['/log', 'POST, PUT, OPTIONS'],
  ])('%s says which methods there are', async (path, allow) => {
    const { status, headers } = await ask('OPTIONS', path);
    expect([status, headers.get('allow'), headers.get('content-length')]).toEqual([204, allow, null]);
  });

  it('of what is not there is 404', async () => {
    const { status, body } = await ask('OPTIONS', '/nothing');
    expect([status, body?.code]).toEqual([404, 'ROUTE_NOT_FOUND']);
  });

  it('tells a browser that it may ask', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-headers': 'idempotency-key' };
    const preflight = await ask('OPTIONS', '/log', { headers });
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST, PUT, OPTIONS',
      'access-control-allow-headers': 'idempotency-key',
    });
    const answered = await ask('GET', '/media/b1', { headers });
    expect(answered.headers.get('access-control-allow-origin')).toBe('*');
    expect(answered.headers.get('access-control-expose-headers')).toContain('Link');
  });
});

describe('content negotiation', () => {
  it.each([
    ['*/*', 200],
    ['application/json', 200],
    ['application/*;q=0.1', 200],
    ['text/html, */*;q=0.1', 200],
    ['text/html', 406],
    ['application/vnd.api+json', 406],
    ['application/json;q=0, */*', 406],
    ['text/event-stream', 406],
  ])('%s: %i', async (accept, status) => {
    const answered = await ask('GET', '/media/b1', { headers: { accept } });
    expect(answered.status).toBe(status);
    if (status === 406) expect(answered.body?.code).toBe('NOT_ACCEPTABLE');
  });

  it.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
  ])('a body of %s %o is refused', async (type, more) => {
    const init = { body: '{"entry":"x"}', headers: { 'content-type': type, ...more } };
    const { status, body } = await ask('POST', '/log', init as RequestInit);
    expect([status, body?.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
});

it('survives an address that no client would write', async () => {
  const { hostname, port } = new URL(library.url);
  for (const path of ['/api/v1/media/%', '/api/v1//', '/api/v1/media/b1?%', '/api/v1/media/..%2f', '/api/']) {
    const status = await new Promise((resolve, reject) => {
      request({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect([path, [400, 404].includes(status as number)]).toEqual([path, true]);
  }
});
