import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FILM, JSON_TYPE, QUERY, ask } from './ask.ts';
import { type Served, serve, single } from './fixture.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(() => single(FILM));
});
afterAll(() => served.close());

describe('another site', () => {
  const ORIGIN = { origin: 'https://app.example' };

  it('may ask', async () => {
    const { headers } = await ask(
      served.url,
      'POST',
      '/graphql',
      { ...JSON_TYPE, ...ORIGIN },
      undefined,
      JSON.stringify(QUERY),
    );
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(headers).not.toHaveProperty('vary');
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('reads why it was refused', async () => {
    const { headers } = await ask(served.url, 'POST', '/graphql', { ...JSON_TYPE, ...ORIGIN }, undefined, '{');
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('is told in advance', async () => {
    const before = served.asked.length;
    const wanted = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    };
    const { status, headers } = await ask(served.url, 'OPTIONS', '/graphql', { ...ORIGIN, ...wanted });
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, POST, QUERY, OPTIONS',
      'access-control-allow-headers': 'content-type,authorization',
    });
    expect(served.asked).toHaveLength(before);
  });
});

describe('a browser', () => {
  it('that opens /graphql gets GraphiQL, with GET and HEAD', async () => {
    const page = await fetch(served.graphql, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('GraphiQL');
    const head = await ask(served.url, 'HEAD', '/graphql', { accept: 'text/html' });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  it('that asks something gets the answer', async () => {
    const answered = await fetch(`${served.graphql}?query={a}`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(await answered.json()).toEqual(FILM);
  });
});
