import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../graphql/ask.ts';
import { type StartedGateway, addressOf, published, startGateway } from './fixture.ts';

let started: StartedGateway;
beforeAll(async () => {
  started = await startGateway();
});
afterAll(() => started.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(started.url, method, path, headers);
const post = (body: object, headers: Record<string, string> = {}) =>
  ask(
    started.url,
    'POST',
    '/graphql',
    { 'content-type': 'application/json', ...headers },
    undefined,
    JSON.stringify(body),
  );

const TITLE = addressOf('Title', '{"id":"t1"}');
const ADA = { authorization: 'Bearer ada' };

describe.each([
  ['GraphQL by id', TITLE, addressOf('Marked', '{"id":"t1"}'), addressOf('Broken', '{"id":"t1"}'), addressOf('Clock')],
  ['REST', '/api/v1/titles/t1', '/api/v1/marked/t1', '/api/v1/broken/t1', '/api/v1/clock'],
])('%s', (_, open, personal, failing, unhinted) => {
  it('says that everybody may keep what is the same for everybody, whoever asks', async () => {
    for (const who of [{}, ADA]) {
      const { status, headers } = await get(open, who);
      expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=60']);
      expect(headers.etag).toMatch(/^"[\w-]{43}"$/);
      expect(headers.vary ?? '').not.toContain('authorization');
    }
  });

  it('says that only who asked may keep what is theirs, and for no time unasked', async () => {
    for (const who of [{}, ADA]) {
      const { headers } = await get(personal, who);
      expect(headers['cache-control']).toBe('private, max-age=0, must-revalidate');
      expect(headers.vary).toMatch(/\bauthorization\b/);
    }
  });

  it.each([
    ['has an error', failing],
    ['nobody gave a time', unhinted],
    ['found nothing', open.replace('t1', 'nobody')],
  ])('says that nobody may keep what %s', async (__, path) => {
    const { headers } = await get(path);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('etag');
    expect(headers).not.toHaveProperty('content-location');
  });

  it.each([
    ['the same', (etag: string) => etag],
    ['the same, weakly', (etag: string) => `W/${etag}`],
    ['one of several', (etag: string) => `"other", ${etag}`],
    ['any', () => '*'],
  ])('answers 304 to who has %s', async (__, known) => {
    const full = await get(open);
    const again = await get(open, { 'if-none-match': known(full.headers.etag ?? '') });
    expect([again.status, again.body]).toEqual([304, '']);
    const kept = ({ headers }: typeof full) => [headers.etag, headers['cache-control'], headers.vary];
    expect(kept(again)).toEqual(kept(full));
  });

  it('answers in full to who has another', async () => {
    const { status, body } = await get(open, { 'if-none-match': '"other", W/"one"' });
    expect([status, JSON.parse(body)]).toMatchObject([200, { data: { title: { name: 'Alien' } } }]);
  });

  it('has another ETag when the answer is another', async () => {
    const marked = await get(personal, ADA);
    await post({ documentId: published('Mark').id, variables: { id: 't1' } }, ADA);
    const again = await get(personal, { ...ADA, 'if-none-match': marked.headers.etag ?? '' });
    expect(again.status).toBe(200);
    expect(again.headers.etag).not.toBe(marked.headers.etag);
  });

  it('says the same of a HEAD', async () => {
    const [full, head] = [await get(open), await get(open, {}, 'HEAD')];
    const said = ({ headers }: typeof full) =>
      ['cache-control', 'etag', 'vary', 'content-type'].map((name) => headers[name]);
    expect(said(head)).toEqual(said(full));
    expect([head.status, head.body]).toEqual([200, '']);
    expect((await get(open, { 'if-none-match': full.headers.etag ?? '' }, 'HEAD')).status).toBe(304);
  });
});

describe('what nobody may keep', () => {
  it.each<[string, () => ReturnType<typeof get>]>([
    ['a query that is posted', () => post({ documentId: published('Title').id, variables: { id: 't1' } })],
    ['a change', () => post({ documentId: published('Mark').id, variables: { id: 't1' } })],
    ['a change over REST', () => get('/api/v1/marked/t1', {}, 'PUT')],
    ['a text, though it is that of a published query', () => get(`/graphql?query=${encodeURIComponent('{ news }')}`)],
    ['a change that is asked for with GET', () => get(addressOf('Mark', '{"id":"t1"}'))],
    ['an id that is not published', () => get('/graphql/none')],
    ['variables that are wrong', () => get(addressOf('Title', '{}'))],
    ['what cannot be read', () => get(`${addressOf('Title')}?variables={`)],
    ['a route that is not there', () => get('/api/v1/none')],
  ])('is %s', async (_, asked) => {
    const { headers } = await asked();
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('etag');
  });
});

describe('the one address of a query', () => {
  const { id } = published('Title');
  const canonical = addressOf('Title', '{"filter":{"from":1,"to":2},"id":"t1"}');

  it.each([
    ['other order', addressOf('Title', '{"id":"t1","filter":{"to":2,"from":1}}')],
    ['spaces', addressOf('Title', '{"filter": {"from":1,"to":2}, "id":"t1"}')],
    ['an id in upper case', canonical.replace(id, id.toUpperCase())],
    ['an id that says its kind', canonical.replace(id, `sha256:${id}`)],
    ['another escaping', canonical.replaceAll('%3A', ':')],
    ['the id as a parameter', canonical.replace(`/graphql/${id}?`, `/graphql?documentId=${id}&`)],
    ['the name of the operation', `${canonical}&operationName=Title`],
  ])('is told to who asked with %s', async (_, path) => {
    const { status, headers, body } = await get(path);
    expect([status, headers['content-location']]).toEqual([200, canonical]);
    const known = await get(canonical);
    expect([known.body, known.headers.etag]).toEqual([body, headers.etag]);
  });

  it('is not told to who asked there', async () => {
    expect((await get(canonical)).headers).not.toHaveProperty('content-location');
    expect((await get(addressOf('News'))).headers).not.toHaveProperty('content-location');
  });

  it('has no variables where there are none', async () => {
    expect((await get(addressOf('News', '{}'))).headers['content-location']).toBe(addressOf('News'));
  });
});

describe('what an answer varies by', () => {
  it('is what the client takes, and an ETag of one type is not that of another', async () => {
    const [json, response] = [
      await get(TITLE, { accept: 'application/json' }),
      await get(TITLE, { accept: 'application/graphql-response+json' }),
    ];
    expect([json.headers.vary, response.headers.vary]).toEqual(['accept', 'accept']);
    expect(json.headers.etag).not.toBe(response.headers.etag);
  });

  it('is the site, where not all may ask, also for who comes from none', async () => {
    const some = await startGateway({ cors: { origins: ['https://app.example'] } });
    const from = async (headers: Record<string, string>) => (await ask(some.url, 'GET', TITLE, headers)).headers;
    const [none, site, stranger] = [
      await from({}),
      await from({ origin: 'https://app.example' }),
      await from({ origin: 'https://other.example' }),
    ];
    await some.close();
    expect([none.vary, site.vary, stranger.vary]).toEqual(Array(3).fill('accept, origin'));
    expect([none, site, stranger].map((one) => one['access-control-allow-origin'])).toEqual([
      undefined,
      'https://app.example',
      undefined,
    ]);
  });

  it('is the headers that subgraphs see; nothing is kept where nobody knows them', async () => {
    const [seen, unknown] = [await startGateway({ vary: ['x-tenant'] }), await startGateway({ vary: undefined })];
    const asked = await Promise.all([seen, unknown].map(({ url }) => ask(url, 'GET', TITLE, {})));
    await Promise.all([seen.close(), unknown.close()]);
    expect(asked.map(({ headers }) => [headers['cache-control'], headers.vary])).toEqual([
      ['public, max-age=60', 'accept, x-tenant'],
      ['no-store', undefined],
    ]);
  });
});
