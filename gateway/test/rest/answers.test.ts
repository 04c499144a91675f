import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Library, serveLibrary } from './library.ts';
import { json } from '../facades/rest-server.ts';

let library: Library;
beforeAll(async () => {
  library = await serveLibrary();
});

const get = (path: string, init: RequestInit = {}) => fetch(`${library.url}${path}`, init);
const post = (path: string, body: unknown, init: RequestInit = {}) =>
  get(path, { method: 'POST', ...json(body), ...init });

describe('a hoisted field', () => {
  it('is the data', async () => {
    const response = await get('/media/b1');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      data: {
        id: 'b1',
        title: 'The Trial',
        year: 1925,
        reviews: [
          { body: 'Bleak.', author: { name: 'Ada' } },
          { body: 'Funny.', author: { name: 'Bob' } },
        ],
        pages: 255,
      },
      extensions: { cost: expect.any(Number) },
    });
  });

  it('that is null is not there', async () => {
    const response = await get('/media/none');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      type: '/problems/NOT_FOUND',
      title: 'There is nothing here',
      status: 404,
      detail: 'There is nothing with the id "none".',
      code: 'NOT_FOUND',
    });
  });

  it('that failed is the problem', async () => {
    const response = await get('/forbidden');
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ type: '/problems/FORBIDDEN', code: 'FORBIDDEN' });
  });

  it('of which a part failed stands beside errors with paths into it', async () => {
    const response = await get('/media/b2');
    expect(response.status).toBe(200);
    const { data, errors } = (await response.json()) as { data: object; errors: unknown };
    expect(data).toMatchObject({ id: 'b2', reviews: null });
    expect(errors).toEqual([
      expect.objectContaining({ path: ['reviews', 0, 'author', 'name'], extensions: expect.anything() }),
    ]);
  });
});

describe('a route', () => {
  it('answers with its own status', async () => {
    const response = await post('/media/b1/reviews', { body: 'Long.' });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ data: { id: 'new', body: 'Long.', author: { name: 'Bob' } } });
  });

  it('answers without content where its status has none', async () => {
    const response = await get('/log', { method: 'PUT', ...json({ entry: 'quiet one' }) });
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([204, '', null]);
  });

  it('says since when it is deprecated and when it is gone, whatever it answers', async () => {
    for (const body of [{ entry: 'quiet two' }, {}]) {
      const { headers } = await get('/log', { method: 'PUT', ...json(body) });
      expect(headers.get('deprecation')).toBe(`@${Date.UTC(2026, 0, 1) / 1000}`);
      expect(headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
    }
  });
});
