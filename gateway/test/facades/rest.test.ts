import { describe, expect, it } from '@jest/globals';
import { createFakeGateway, operationNamed } from './catalogue.ts';
import { json, serveRest } from './rest-server.ts';

const gateway = createFakeGateway();
const { ask } = await serveRest(gateway);

/** The variables with which the operation was run. */
async function variablesOf(path: string): Promise<unknown> {
  const { status, body } = await ask('GET', path);
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  return gateway.asked.at(-1)?.variables;
}

describe('a route', () => {
  it('answers with the data of its operation, asked for by id', async () => {
    const { status, headers, body } = await ask('GET', '/api/v1/titles/title_alien');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      data: { title: { __typename: 'Film', id: 'title_alien', name: 'Alien', year: 1979, minutes: 117 } },
    });
    expect(gateway.asked.at(-1)).toMatchObject({ facade: 'rest', operationId: operationNamed('TitleDetails').id });
    expect(gateway.asked.at(-1)).not.toHaveProperty('query');
  });

  it('passes the authorization on, and lets a GET only read', async () => {
    const { body } = await ask('GET', '/api/v1/echo?text=request', { headers: { authorization: 'Bearer abc' } });
    expect(JSON.parse(body.data.echo)).toEqual({ facade: 'rest', readOnly: true, authorization: 'Bearer abc' });
  });

  it('takes a JSON body beside the path', async () => {
    const init = json({ stars: 5, note: 'again' }, { authorization: 'Bearer abc' });
    const { status, body } = await ask('PUT', '/api/v1/likes/title_alien', init);
    expect({ status, body }).toEqual({
      status: 200,
      body: { data: { like: { titleId: 'title_alien', stars: 5, note: 'again' } } },
    });
    expect(gateway.asked.at(-1)?.readOnly).toBe(false);
  });

  it('takes no body where none is needed', async () => {
    expect((await ask('DELETE', '/api/v1/likes/title_alien')).body).toEqual({ data: { unlike: true } });
  });

  it('answers a HEAD like a GET, without the content', async () => {
    const { status, headers, body } = await ask('HEAD', '/api/v1/titles/title_alien');
    expect([status, headers.get('content-type'), body]).toEqual([200, 'application/json; charset=utf-8', undefined]);
  });

  it('takes a slash at the end and an encoded value', async () => {
    expect((await ask('GET', '/api/v1/titles/title%5Falien/')).body.data.title.name).toBe('Alien');
  });
});

describe('the query string', () => {
  it.each([
    ['a number', 'first=5', { first: 5 }],
    ['a list by repeating', 'tags=a&tags=b', { tags: ['a', 'b'] }],
    ['a list with brackets', 'tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
    ['a list with commas', 'tags=a,b', { tags: ['a', 'b'] }],
    ['an empty list', 'tags=', { tags: [] }],
    ['text that looks like a number', 'tags=1,2', { tags: ['1', '2'] }],
    ['an object', 'filters[yearFrom]=1990&filters[seen]=true', { filters: { yearFrom: 1990, seen: true } }],
    ['enums in an object', 'filters[genres]=DRAMA,COMEDY', { filters: { genres: ['DRAMA', 'COMEDY'] } }],
    ['a float in an object', 'filters[minScore]=0.5', { filters: { minScore: 0.5 } }],
    ['a whole number as float', 'filters[minScore]=1', { filters: { minScore: 1 } }],
    [
      'an object in an object',
      'filters[near][region]=US&filters[near][city]=Rome',
      { filters: { near: { region: 'US', city: 'Rome' } } },
    ],
  ])('reads %s', async (_, query, expected) => {
    expect(await variablesOf(`/api/v1/search/titles?query=x&${query}`)).toEqual({ query: 'x', ...expected });
  });

  it('reads a boolean', async () => {
    expect(await variablesOf('/api/v1/titles/title_alien?dated=true')).toEqual({ id: 'title_alien', dated: true });
  });

  it('leaves out what is not given, so that defaults hold', async () => {
    expect(await variablesOf('/api/v1/search/titles?query=x')).toEqual({ query: 'x' });
  });
});
