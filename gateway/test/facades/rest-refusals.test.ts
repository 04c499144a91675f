import { describe, expect, it } from '@jest/globals';
import { createFakeGateway } from './catalogue.ts';
import { json, serveRest } from './rest-server.ts';

const gateway = createFakeGateway();
const { ask } = await serveRest(gateway);

describe('wrong values', () => {
  it.each([
    ['a missing one', '', '#/query', '"query" is required.'],
    ['a word for a number', 'query=x&first=many', '#/first', 'Int cannot represent non-integer value: "many"'],
    ['a fraction for a whole number', 'query=x&first=1.5', '#/first', 'Int cannot represent non-integer value: "1.5"'],
    [
      'a number out of range',
      'query=x&first=9999999999',
      '#/first',
      'Int cannot represent non 32-bit signed integer value: 9999999999',
    ],
    ['nothing for a number', 'query=x&first=', '#/first', 'Int cannot represent non-integer value: ""'],
    ['two for one', 'query=x&first=1&first=2', '#/first', 'Int cannot represent non-integer value: ["1", "2"]'],
    ['an unknown name', 'query=x&frist=1', '#/frist', '"frist" is unknown; did you mean "first"?'],
    [
      'an unknown field',
      'query=x&filters[genre]=DRAMA',
      '#/filters',
      'Field "genre" is not defined by type "Filters". Did you mean "genres" or "near"?',
    ],
    [
      'an unknown enum value',
      'query=x&filters[genres]=DRAMMA',
      '#/filters/genres/0',
      'Value "DRAMMA" does not exist in "Genre" enum. Did you mean the enum value "DRAMA"?',
    ],
    [
      'a missing field',
      'query=x&filters[near][city]=Rome',
      '#/filters/near',
      'Field "region" of required type "Region!" was not provided.',
    ],
    ['a word for an object', 'query=x&filters=drama', '#/filters', 'Expected type "Filters" to be an object.'],
    ['a field of a list', 'query=x&tags[a]=b', '#/tags', 'String cannot represent a non string value: { a: "b" }'],
    [
      'a name that objects have',
      'query=x&__proto__[a]=b',
      '#/__proto__',
      '"__proto__" is unknown; known are query, filters, first, tags.',
    ],
    ['unbalanced brackets', 'query=x&first[=1', '#/first[', '"first[" is unknown; did you mean "first"?'],
  ])('%s', async (_, query, pointer, detail) => {
    const { status, headers, body } = await ask('GET', `/api/v1/search/titles?${query}`);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({
      type: '/problems/BAD_USER_INPUT',
      title: 'A value is wrong',
      status: 400,
      code: 'BAD_USER_INPUT',
    });
    expect(body.errors).toEqual([{ pointer, detail }]);
  });

  it('are all named at once', async () => {
    const { body } = await ask('PUT', '/api/v1/likes/title_a?note=x', json({ titleId: 'title_b', stars: '5' }));
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/titleId', '#/note', '#/stars']);
    expect(body.detail).toBe('3 values are wrong; see "errors".');
  });

  it('never reach the gateway', async () => {
    const before = gateway.asked.length;
    await ask('GET', '/api/v1/search/titles');
    expect(gateway.asked.length).toBe(before);
  });
});

describe('a body', () => {
  it.each([
    ['that is no JSON', json('{"stars":'), 400, 'INVALID_JSON'],
    ['that is no object', json('[1]'), 400, 'BAD_USER_INPUT'],
    [
      'of another type',
      { body: 'stars=5', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['that is too large', json({ note: 'x'.repeat(1_100_000) }), 413, 'PAYLOAD_TOO_LARGE'],
  ])('%s is refused', async (_, init, status, code) => {
    const { status: got, body } = await ask('PUT', '/api/v1/likes/title_a', init);
    expect([got, body.status, body.code]).toEqual([status, status, code]);
  });

  it('that grows too large while it is read is refused', async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(300_000).fill(32)) });
    const init = { body: stream, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit;
    expect((await ask('PUT', '/api/v1/likes/title_a', init)).status).toBe(413);
  });
});

describe('what is not there', () => {
  it('a route: 404 with similar ones', async () => {
    const { status, body } = await ask('GET', '/api/v1/titels/title_alien');
    expect([status, body.code]).toEqual([404, 'ROUTE_NOT_FOUND']);
    expect(body.similar).toEqual(['GET /api/v1/titles/{id}']);
    expect(body.detail).toBe('There is no route /api/v1/titels/title_alien; did you mean GET /api/v1/titles/{id}?');
  });

  it.each(['/api/v1/titles/%E0%A4%A', '/api/v1/', '/api/v2/echo', '/api/v1/ECHO'])('a route: %s', async (path) => {
    const { status, body } = await ask('GET', path);
    expect([status, body.code]).toEqual([404, 'ROUTE_NOT_FOUND']);
  });

  it('a method: 405 with those that would work', async () => {
    const { status, headers, body } = await ask('POST', '/api/v1/likes/title_a');
    expect([status, body.code, headers.get('allow')]).toEqual([405, 'METHOD_NOT_ALLOWED', 'PUT, DELETE, OPTIONS']);
  });

  it('a thing: 404', async () => {
    const { status, body } = await ask('GET', '/api/v1/titles/title_none');
    expect([status, body.code, body.detail]).toEqual([404, 'NOT_FOUND', 'There is nothing with the id "title_none".']);
  });

  it('a value where nothing was promised: 200 and null', async () => {
    expect(await ask('GET', '/api/v1/echo')).toMatchObject({ status: 200, body: { data: { echo: null } } });
  });
});

describe('failures of the operation', () => {
  it('as a whole: a problem with the status and code of the error', async () => {
    const { status, body } = await ask('GET', '/api/v1/titles/alien');
    expect(status).toBe(400);
    expect(body).toEqual({
      type: '/problems/INVALID_ID',
      title: 'An id is malformed',
      status: 400,
      detail: '"alien" is not an id.',
      code: 'INVALID_ID',
    });
  });

  it('of rights: 401 with the way to authenticate', async () => {
    const { status, headers, body } = await ask('PUT', '/api/v1/likes/title_alien', json({ stars: 5 }));
    expect([status, body.code, headers.get('www-authenticate')]).toEqual([401, 'UNAUTHENTICATED', 'Bearer']);
  });

  it('in part: the data, with the errors beside it', async () => {
    const { status, body } = await ask('GET', '/api/v1/search/titles?query=half');
    expect(status).toBe(200);
    expect(body.data.search[1]).toEqual({ score: 0.5, title: null });
    expect(body.errors).toEqual([
      {
        message: 'The subgraph "content" is down.',
        path: ['search', 1, 'title'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      },
    ]);
  });
});
