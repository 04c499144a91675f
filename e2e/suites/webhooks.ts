import { createHmac } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Supergraph } from '@media-gateway/testkit';
import { askGraphql } from '../clients/graphql.ts';

const SET_OFFER = 'mutation ($input: OfferInput!) { setOffer(input: $input) { kind } }';
const TITLE = 'title_nosferatu-1922';

interface Received {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export function webhooksSuite(get: () => Supergraph): void {
  let receiver: Server;
  let received: Received[];
  beforeEach(async () => {
    received = [];
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => (received.push({ headers: request.headers, body }), response.writeHead(204).end()));
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => void receiver.close());

  const url = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const manage = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${get().url}/api/v1/webhooks${path}`, {
      method,
      headers: { authorization: `Bearer ${await get().token('partner')}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const setOffer = async (priceMinor: number) => {
    const offer = { titleId: TITLE, platform: 'apple-tv', region: 'FR', type: 'RENT', priceMinor, currency: 'EUR' };
    const token = await get().token('operator', 'moderator');
    const { errors } = await askGraphql(get(), { query: SET_OFFER, variables: { input: offer } }, token);
    expect(errors).toBeUndefined();
  };

  it('tell a partner of a changed offer, signed, and list that they did', async () => {
    const variables = { titleIds: [TITLE], regions: ['FR'] };
    const made = await manage('POST', '', { url: url(), event: 'availability.changed', variables });
    expect([made.status, made.body.detail]).toEqual([201, undefined]);
    const { id, secret } = made.body.data;
    // Whoever serves the subscription begins to listen in a moment.
    for (let price = 300; received.length === 0 && price < 360; price += 1) {
      await setOffer(price);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const [{ headers, body }] = received as [Received];
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(JSON.parse(body)).toMatchObject({
      type: 'availability.changed',
      data: { region: 'FR', title: { id: TITLE, name: 'Nosferatu' }, platform: { id: 'apple-tv' } },
    });
    const { body: list } = await manage('GET', `/${id}/deliveries`);
    expect(list.data.map((one: { id: string }) => one.id)).toContain(headers['webhook-id']);
    expect((await manage('DELETE', `/${id}`)).status).toBe(204);
  }, 60_000);

  it('are refused with what is wrong: no such region, or an address in a private network', async () => {
    const refused = async (body: object) => {
      const answer = await manage('POST', '', { url: url(), event: 'availability.changed', ...body });
      return [answer.status, answer.body.code];
    };
    expect(await refused({ variables: { regions: ['XX'] } })).toEqual([400, 'UNKNOWN_REGION']);
    expect(await refused({ url: 'https://169.254.169.254/latest' })).toEqual([400, 'BAD_USER_INPUT']);
    expect((await fetch(`${get().url}/api/v1/webhooks`)).status).toBe(401);
  });
}
