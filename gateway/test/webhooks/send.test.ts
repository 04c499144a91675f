import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { type Sender, createSender } from '../../src/webhooks/deliver/send.ts';
import { createVault, makeSecret } from '../../src/webhooks/secret.ts';
import { createTargetRules } from '../../src/webhooks/target/address.ts';
import { createConnect } from '../../src/webhooks/target/connect.ts';
import { CERTIFICATE, type Received, Receiver } from './receiver.ts';

const LOOPBACK = createTargetRules(['127.0.0.1/32']);
const [secret, older] = [makeSecret(), makeSecret()];

let receiver: Receiver;
let sender: Sender;
beforeEach(async () => {
  receiver = await new Receiver().listen();
  sender = createSender(createConnect({ rules: LOOPBACK }), 500);
});
afterEach(async () => {
  await sender.close();
  await receiver.close();
});

const sending = (more: object = {}) => ({
  url: receiver.url,
  id: 'msg_1',
  body: '{"type":"offer.changed","data":{"name":"Amélie"}}',
  at: new Date(),
  secrets: [secret],
  ...more,
});

describe('a webhook', () => {
  it('is verified by the library of Standard Webhooks', async () => {
    expect(await sender.send(sending())).toEqual({ isDelivered: true, status: 204 });
    const [{ headers, body }] = receiver.received as [Received];
    expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'offer.changed', data: { name: 'Amélie' } });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'msg_1' });
  });

  it('is refused by it when body, id, time or secret is another, and when it is sent again later', async () => {
    await sender.send(sending());
    const [{ headers, body }] = receiver.received as [Received];
    const verify = (changes: object, text = body, key = secret) =>
      new Webhook(key).verify(text, { ...headers, ...changes });
    expect(() => verify({}, `${body} `)).toThrow('No matching signature found');
    expect(() => verify({ 'webhook-id': 'msg_2' })).toThrow('No matching signature found');
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => verify({ 'webhook-timestamp': later })).toThrow('No matching signature found');
    expect(() => verify({}, body, older)).toThrow('No matching signature found');
    await sender.send(sending({ at: new Date(Date.now() - 600_000) }));
    const [, replayed] = receiver.received as [unknown, Received];
    expect(() => new Webhook(secret).verify(replayed.body, replayed.headers)).toThrow('Message timestamp too old');
  });

  it('is signed with both secrets while they are changed', async () => {
    await sender.send(sending({ secrets: [secret, older] }));
    const [{ headers, body }] = receiver.received as [Received];
    for (const key of [secret, older]) expect(() => new Webhook(key).verify(body, headers)).not.toThrow();
  });

  it('goes over TLS to whom its authority knows, and to nobody else', async () => {
    const secure = await new Receiver({ secure: true }).listen();
    const trusting = createSender(createConnect({ rules: LOOPBACK, ca: CERTIFICATE }), 2000);
    expect(await trusting.send(sending({ url: secure.url }))).toMatchObject({ isDelivered: true });
    expect(await sender.send(sending({ url: secure.url }))).toMatchObject({
      isDelivered: false,
      reason: 'The receiver could not be reached: DEPTH_ZERO_SELF_SIGNED_CERT.',
    });
    expect(secure.received).toHaveLength(1);
    await trusting.close();
    await secure.close();
  });
});

describe('an attempt fails', () => {
  it.each([
    [500, 'The receiver answered 500.'],
    [404, 'The receiver answered 404.'],
    [301, 'The receiver answered 301; redirects are not followed, register the address itself.'],
    [307, 'The receiver answered 307; redirects are not followed, register the address itself.'],
  ])('with the status %i, and nobody is asked a second time', async (status, reason) => {
    const elsewhere = await new Receiver().listen();
    receiver.answer = (response) => response.writeHead(status, { location: elsewhere.url }).end();
    expect(await sender.send(sending())).toMatchObject({ isDelivered: false, status, reason, isGone: false });
    expect([receiver.received.length, elsewhere.received.length]).toEqual([1, 0]);
    await elsewhere.close();
  });

  it('for good with 410, and knows when to come again', async () => {
    receiver.answer = (response) => response.writeHead(410).end();
    expect(await sender.send(sending())).toMatchObject({ status: 410, isGone: true });
    receiver.answer = (response) => response.writeHead(429, { 'retry-after': '120' }).end();
    expect(await sender.send(sending())).toMatchObject({ status: 429, isGone: false, retryAfterMs: 120_000 });
  });

  it('when nothing is answered in time', async () => {
    receiver.answer = () => undefined;
    expect(await sender.send(sending())).toMatchObject({
      isDelivered: false,
      reason: 'The receiver could not be reached: no answer within 0.5 s.',
    });
  });

  it('when nobody is there', async () => {
    const { url } = receiver;
    await receiver.close();
    expect(await sender.send(sending({ url }))).toMatchObject({
      reason: 'The receiver could not be reached: ECONNREFUSED.',
    });
  });

  it('when the address is private, and nothing is sent', async () => {
    const strict = createSender(createConnect({ rules: createTargetRules([]) }), 500);
    const outcome = await strict.send(sending());
    expect(outcome).toMatchObject({ isDelivered: false, reason: expect.stringContaining('not at a public address') });
    expect(receiver.received).toEqual([]);
    await strict.close();
  });
});

it('does not wait for an answer that never ends, and reads little of it', async () => {
  let written = 0;
  receiver.answer = (response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 16_384;
    };
    response.on('drain', more);
    more();
  };
  expect(await sender.send(sending())).toEqual({ isDelivered: true, status: 200 });
  const soFar = written;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(written - soFar).toBeLessThan(1_000_000);
});

describe('a secret in the database', () => {
  const vault = createVault(Buffer.alloc(32, 7));

  it('opens for its endpoint and key alone', () => {
    const sealed = vault.seal(secret, 'webhook_1');
    expect(sealed).not.toContain(secret.slice(6));
    expect(vault.open(sealed, 'webhook_1')).toBe(secret);
    expect(vault.seal(secret, 'webhook_1')).not.toBe(sealed);
    expect(() => vault.open(sealed, 'webhook_2')).toThrow();
    expect(() => createVault(Buffer.alloc(32, 8)).open(sealed, 'webhook_1')).toThrow();
    expect(() => vault.open(`${sealed.slice(0, -4)}AAAA`, 'webhook_1')).toThrow();
  });
});
