import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AvailabilityChangedDocument,
  ClientError,
  GenresDocument,
  MeDocument,
  SearchTitlesDocument,
  SetProgressDocument,
  createClient,
} from '@media-gateway/client';
import { type ScriptedGateway, startScriptedGateway } from './gateway.ts';

const GENRES = { genres: [{ genre: 'WAR', name: 'War', titleCount: 3 }] };

let gateway: ScriptedGateway;
beforeEach(async () => {
  gateway = await startScriptedGateway();
  gateway.answer({ data: GENRES });
});
afterEach(() => gateway.close());

const failure = (answer: Promise<unknown>) =>
  answer.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('what is sent', () => {
  it('is the published id and the variables, not the text', async () => {
    const { data } = await createClient({ url: gateway.url }).query(GenresDocument, { kind: 'FILM' });
    expect(data).toEqual(GENRES);
    expect(gateway.asked).toMatchObject([{ method: 'POST', headers: { 'content-type': 'application/json' } }]);
    expect(gateway.asked[0]?.body).toEqual({
      documentId: expect.stringMatching(/^[0-9a-f]{64}$/),
      variables: { kind: 'FILM' },
    });
  });

  it('is the text, and no id, when asked for', async () => {
    await createClient({ url: gateway.url, send: 'text' }).query(GenresDocument, { kind: 'FILM' });
    expect(gateway.asked[0]?.body).toEqual({
      query: expect.stringContaining('query Genres('),
      variables: { kind: 'FILM' },
    });
  });

  it('has no authorization without a token', async () => {
    await createClient({ url: gateway.url }).query(MeDocument);
    expect(gateway.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('has the token as a bearer', async () => {
    await createClient({ url: gateway.url, token: 'abc' }).query(MeDocument);
    expect(gateway.asked[0]?.headers).toHaveProperty('authorization', 'Bearer abc');
  });

  it('has the token of the moment when a function gives it', async () => {
    const tokens = ['first', undefined];
    const client = createClient({ url: gateway.url, token: async () => tokens.shift() });
    await client.query(MeDocument);
    await client.query(MeDocument);
    expect(gateway.asked.map(({ headers }) => headers['authorization'])).toEqual(['Bearer first', undefined]);
  });

  it('is nothing for a subscription, which cannot be answered over HTTP', async () => {
    const error = await failure(createClient({ url: gateway.url }).query(AvailabilityChangedDocument));
    expect(error).toMatchObject({ name: 'ClientError', code: 'SUBSCRIPTION_OVER_HTTP' });
    expect(gateway.asked).toEqual([]);
  });
});

describe('a query that is read', () => {
  const client = () => createClient({ url: gateway.url, queries: 'get' });
  const { id } = SearchTitlesDocument.__meta__ as { id: string };

  it('has one address whatever the order of its variables', async () => {
    await client().query(SearchTitlesDocument, { query: 'a&b', filters: { yearTo: 1960, genres: ['WAR', 'DRAMA'] } });
    await client().query(SearchTitlesDocument, { filters: { genres: ['WAR', 'DRAMA'], yearTo: 1960 }, query: 'a&b' });
    const variables = encodeURIComponent('{"filters":{"genres":["WAR","DRAMA"],"yearTo":1960},"query":"a&b"}');
    const sent = { method: 'GET', url: `/graphql/${id}?variables=${variables}`, body: undefined };
    expect(gateway.asked).toMatchObject([sent, sent]);
  });

  it('has an address without variables when there are none, and the token beside it', async () => {
    await createClient({ url: gateway.url, queries: 'get', token: 'abc' }).query(GenresDocument, { kind: undefined });
    expect(gateway.asked).toMatchObject([
      { url: `/graphql/${GenresDocument.__meta__?.['id']}`, headers: { authorization: 'Bearer abc' } },
    ]);
  });

  it('is posted when its address would be too long, or its text is sent', async () => {
    await client().query(SearchTitlesDocument, { query: 'a'.repeat(8000) });
    await createClient({ url: gateway.url, queries: 'get', send: 'text' }).query(GenresDocument);
    expect(gateway.asked.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('is no mutation', async () => {
    await client().query(SetProgressDocument, { titleId: 'title_x', positionSeconds: 1, durationSeconds: 10 });
    expect(gateway.asked).toMatchObject([{ method: 'POST' }]);
  });
});

describe('what failed', () => {
  it('rejects with the code and path of the first error when there is no data', async () => {
    const extensions = { code: 'BAD_USER_INPUT', min: 0 };
    gateway.answer({ data: null, errors: [{ message: 'Too far.', path: ['setProgress'], extensions }] });
    const variables = { titleId: 'title_x', positionSeconds: -1, durationSeconds: 10 };
    const error = await failure(createClient({ url: gateway.url }).query(SetProgressDocument, variables));
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({ message: 'Too far.', code: 'BAD_USER_INPUT', path: ['setProgress'], extensions });
  });

  it('rejects with the gateway’s code whatever the HTTP status', async () => {
    gateway.answer({ errors: [{ message: 'No.', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] }, 404);
    const error = await failure(createClient({ url: gateway.url }).query(MeDocument));
    expect(error).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND', path: undefined });
  });

  it('comes beside the data when only a field failed', async () => {
    const errors = [{ message: 'Down.', path: ['genres', 0, 'name'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }];
    gateway.answer({ data: { genres: null }, errors });
    const answer = await createClient({ url: gateway.url }).query(GenresDocument);
    expect(answer.data).toEqual({ genres: null });
    expect(answer.errors).toMatchObject([{ code: 'SUBGRAPH_UNAVAILABLE', path: ['genres', 0, 'name'] }]);
  });

  it.each([
    ['a page of a proxy', '<html>Bad gateway</html>', 502],
    ['JSON that is no answer', { status: 'ok' }, 200],
    ['an empty list of errors', { errors: [] }, 200],
    ['errors without messages', { errors: ['no'] }, 400],
  ])('is INVALID_RESPONSE for %s', async (_, body, status) => {
    gateway.answer(body, status);
    const error = await failure(createClient({ url: gateway.url }).query(MeDocument));
    expect(error).toMatchObject({ code: 'INVALID_RESPONSE', extensions: { status } });
  });

  it('is NETWORK_ERROR when nobody listens', async () => {
    await gateway.close();
    const error = await failure(createClient({ url: gateway.url }).query(MeDocument));
    expect(error).toMatchObject({ code: 'NETWORK_ERROR', cause: expect.anything() });
  });

  it('is the reason of the signal when the caller leaves', async () => {
    const reason = new Error('gone');
    const signal = AbortSignal.abort(reason);
    expect(await failure(createClient({ url: gateway.url }).query(MeDocument, {}, { signal }))).toBe(reason);
  });
});
