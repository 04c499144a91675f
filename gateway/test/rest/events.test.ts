import { beforeAll, describe, expect, it } from '@jest/globals';
import { serveGateway } from '../../src/facades/server.ts';
import { type Gateway, type GatewayRequest, Payload, type StreamEvent } from '../../src/gateway.ts';
import { operationNamed, schema } from '../facades/catalogue.ts';
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

describe('a stream of a route', () => {
  /** Events of a gateway that goes on after the last one that was seen, one of them in between two signs of life. */
  async function serveLikes(hoist: readonly string[]) {
    const asked: GatewayRequest[] = [];
    const liked = { ...operationNamed('Liked'), http: { method: 'GET', route: '/likes' } as const, hoist };
    const gateway: Gateway = {
      version: 0,
      schema,
      operations: [liked],
      run: async (request) => {
        asked.push(request);
        return { kind: 'stream', events: likesAfter(Number(request.lastEventId ?? 0)) };
      },
      enter: (task) => void task(),
    };
    const report = () => undefined;
    const streams = { heartbeatMs: 10 };
    const server = await serveGateway({ gateway, port: 0, host: '127.0.0.1', report, streams });
    return { server, asked };
  }

  async function* likesAfter(last: number): AsyncGenerator<StreamEvent, void, void> {
    for (const id of [1, 2, 3].filter((one) => one > last)) {
      yield { id: String(id), payload: new Payload(JSON.stringify({ data: { liked: { titleId: `title_${id}` } } })) };
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  it.each([
    [['liked'], '{"data":{"titleId":"title_3"}}'],
    [[], '{"data":{"liked":{"titleId":"title_3"}}}'],
  ])('hoisted by %j shows that it lives, and goes on after the last event', async (hoist, last) => {
    const { server, asked } = await serveLikes(hoist);
    const url = `${server.url}/api/v1/likes`;
    const first = await (await fetch(url)).text();
    expect([...first.matchAll(/^id: (.*)$/gm)].map(([, id]) => id)).toEqual(['1', '2', '3']);
    expect(first.match(/^:\n\n/gm)?.length).toBeGreaterThan(1);
    const again = await (await fetch(url, { headers: { 'last-event-id': '2' } })).text();
    expect(again.match(/^id: .*\nevent: next\ndata: .*$/gm)).toEqual([`id: 3\nevent: next\ndata: ${last}`]);
    expect(asked.at(-1)).toMatchObject({ lastEventId: '2', readOnly: true });
    await server.close();
  });
});
