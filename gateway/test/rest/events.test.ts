import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Library, serveLibrary } from './library.ts';

let library: Library;
beforeAll(async () => {
  library = await serveLibrary();
});

const get = (path: string, accept?: string) =>
  fetch(`${library.url}${path}`, accept === undefined ? {} : { headers: { accept } });

describe('a subscription with a route', () => {
  it('answers with events, each the hoisted field', async () => {
    const response = await get('/reviews?media=b1', 'text/event-stream');
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('event'));
    const extensions = { cost: expect.any(Number) };
    expect(events.slice(0, -1).map((event) => JSON.parse(event.replace('event: next\ndata: ', '')) as unknown)).toEqual(
      [
        { data: { id: 'r1', body: 'Bleak.' }, extensions },
        { data: { id: 'r2', body: 'Funny.' }, extensions },
      ],
    );
    expect(events.at(-1)).toBe('event: complete\ndata:');
  });

  it('takes a client that takes anything', async () => {
    const response = await get('/reviews', '*/*');
    expect(response.status).toBe(200);
    expect((await response.text()).match(/event: next/g)).toHaveLength(4);
  });

  it('refuses one that takes JSON alone', async () => {
    const response = await get('/reviews', 'application/json');
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([406, 'NOT_ACCEPTABLE']);
  });

  it('answers with a problem when it cannot begin', async () => {
    const response = await get('/reviews?medai=b1', 'text/event-stream');
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  });
});
