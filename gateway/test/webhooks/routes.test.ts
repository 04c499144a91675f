import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenedDatabase } from '@media-gateway/database';
import { GUEST } from '@media-gateway/kernel';
import { createWebhookHandler } from '../../src/facades/webhooks/handler.ts';
import { createPglite } from './engines.ts';
import { Receiver } from './receiver.ts';
import { type System, startSystem, until } from './system.ts';

const BASE = '/api/v1/webhooks';

let database: OpenedDatabase;
let remove: () => Promise<void>;
let receiver: Receiver;
let system: System;
let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  const made = await createPglite();
  remove = made.remove;
  database = await made.open();
  receiver = await new Receiver().listen();
  system = await startSystem({ database });
  handle = createWebhookHandler({
    webhooks: system.webhooks,
    maxBodyBytes: 100_000,
    authenticate: async (token) => (token ? { id: token, role: 'user', scopes: [] } : GUEST),
  });
}, 60_000);
afterAll(async () => {
  await system.stop();
  await receiver.close();
  await remove();
});

async function ask(method: string, path: string, { as = 'user_me', body }: { as?: string; body?: unknown } = {}) {
  const headers = {
    ...(as && { authorization: as }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await handle(new Request(`http://localhost${path}`, init));
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

const register = async (as: string) => {
  const { status, body } = await ask('POST', BASE, { as, body: { url: receiver.url, event: 'clock.ticked' } });
  expect(status).toBe(201);
  return body.data as { id: string; secret: string };
};

it('shows a secret once, and nothing to anybody else', async () => {
  const answer = await ask('POST', BASE, { body: { url: receiver.url, event: 'clock.ticked' } });
  const { id, secret } = answer.body.data;
  expect(answer.status).toBe(201);
  expect(answer.headers.get('location')).toBe(`${BASE}/${id}`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const shown = await ask('GET', `${BASE}/${id}`);
  expect(shown.body.data).toEqual({
    id,
    url: receiver.url,
    event: 'clock.ticked',
    variables: {},
    status: 'ENABLED',
    reason: null,
    failingSince: null,
    previousSecretUntil: null,
    createdAt: expect.any(String),
  });
  expect((await ask('GET', BASE)).body.data).toEqual([shown.body.data]);
  expect((await ask('GET', BASE, { as: 'user_other' })).body.data).toEqual([]);
  const foreign = [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/secret'],
    ['POST', '/enable'],
    ['GET', '/deliveries'],
    ['GET', '/deliveries/msg_1'],
    ['POST', '/deliveries/msg_1/replay'],
  ] as const;
  for (const [method, path] of foreign) {
    const { status, body } = await ask(method, `${BASE}/${id}${path}`, { as: 'user_other' });
    expect([method, path, status, body.code]).toEqual([method, path, 404, 'NOT_FOUND']);
  }
  const rotated = await ask('POST', `${BASE}/${id}/secret`);
  expect(rotated.body.data).toMatchObject({ id, previousSecretUntil: expect.any(String) });
  expect(rotated.body.data.secret).not.toBe(secret);
  expect((await ask('DELETE', `${BASE}/${id}`)).status).toBe(204);
  expect((await ask('GET', `${BASE}/${id}`)).status).toBe(404);
});

it('lists deliveries in pages, shows one with what was sent, and sends it again', async () => {
  const { id } = await register('user_pages');
  await until(async () => system.clock.readers === (await database.db.webhookFeed.count()));
  const before = receiver.received.length;
  for (const tick of ['1', '2', '3']) system.clock.tick(tick);
  await receiver.until(before + 3);
  const as = 'user_pages';
  const first = await ask('GET', `${BASE}/${id}/deliveries?first=2`, { as });
  expect(first.body.data).toHaveLength(2);
  const second = await ask('GET', first.body.next, { as });
  expect(second.body.data).toHaveLength(1);
  expect(second.body).not.toHaveProperty('next');
  const [delivery] = second.body.data;
  const path = `${BASE}/${id}/deliveries/${delivery.id}`;
  expect((await ask('GET', path, { as })).body.data.payload).toMatchObject({ type: 'clock.ticked', data: { id: '1' } });
  const again = await ask('POST', `${path}/replay`, { as });
  expect([again.status, again.body.data.id]).toEqual([202, delivery.id]);
  await receiver.until(before + 4);
  expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(delivery.id);
});

it('says which events there are, and what they take', async () => {
  const { body } = await ask('GET', `${BASE}/events`);
  expect(body.data).toEqual([
    {
      event: 'clock.ticked',
      description: 'Ticks of a clock.',
      variables: expect.objectContaining({ type: 'object' }),
    },
  ]);
});

describe('is refused with a problem document', () => {
  it.each([
    ['GET', BASE, { as: '' }, 401, 'UNAUTHENTICATED'],
    ['POST', BASE, { as: '', body: {} }, 401, 'UNAUTHENTICATED'],
    ['PUT', BASE, {}, 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', `${BASE}/a/deliveries`, {}, 405, 'METHOD_NOT_ALLOWED'],
    ['GET', `${BASE}/a/b`, {}, 404, 'ROUTE_NOT_FOUND'],
    ['POST', BASE, { body: [] }, 400, 'BAD_USER_INPUT'],
    ['GET', `${BASE}/a/deliveries?first=0`, {}, 400, 'PAGE_SIZE_OUT_OF_RANGE'],
    ['GET', `${BASE}/a/deliveries?first=x`, {}, 400, 'BAD_USER_INPUT'],
    ['GET', `${BASE}/a/deliveries?frist=1`, {}, 400, 'BAD_USER_INPUT'],
    ['GET', `${BASE}/a/deliveries?after=x`, {}, 400, 'INVALID_CURSOR'],
  ] as const)('%s %s %j: %i %s', async (method, path, more, status, code) => {
    const answer = await ask(method, path, more);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('with a pointer to everything that is wrong with a registration', async () => {
    const { body } = await ask('POST', BASE, { body: { url: 5, event: null, variables: [], secret: 'x' } });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/url',
      '#/event',
      '#/variables',
      '#/secret',
    ]);
  });
});
