import { AppError, requireUser } from '@media-gateway/kernel';
import type { Authenticate } from '../../stages/authenticate.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { readJsonObject } from '../body.ts';
import { problemOfError, problemResponse } from '../rest/problem.ts';
import { readPage, readRegistration } from './input.ts';
import { WEBHOOKS_BASE, type Route, createWebhookRouter } from './routes.ts';
import { viewDelivery, viewEndpoint, viewEvent, viewWholeDelivery } from './view.ts';

export interface WebhookService {
  readonly webhooks: Pick<Webhooks, 'endpoints' | 'events'>;
  readonly authenticate: Authenticate;
}

export interface WebhookHandlerOptions extends WebhookService {
  /** The largest body that is read. */
  readonly maxBodyBytes: number;
}

interface Call {
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly ownerId: string;
  /** The endpoint that the path names. */
  readonly key: { readonly ownerId: string; readonly id: string };
  /** The delivery that the path names. */
  readonly delivery: string;
}

type Handle = (call: Call) => Promise<Response>;

/**
 * How a signed-in viewer manages webhooks, below `/api/v1/webhooks`. Failures are problem documents.
 * Rejects only when it is itself at fault.
 */
export function createWebhookHandler({ webhooks, authenticate, maxBodyBytes }: WebhookHandlerOptions) {
  const match = createWebhookRouter(routesOf(webhooks, maxBodyBytes));
  const answer = async (request: Request): Promise<Response> => {
    const { pathname, searchParams: query } = new URL(request.url);
    const { handle, params } = match(request.method === 'HEAD' ? 'GET' : request.method, pathname);
    const { id: ownerId } = requireUser(await authenticate(request.headers.get('authorization') ?? undefined));
    const { id = '', delivery = '' } = params;
    return handle({ request, query, ownerId, key: { ownerId, id }, delivery });
  };
  return async (request: Request): Promise<Response> => {
    const response = await answer(request).catch(refusal);
    // RFC 9110 §9.3.2: a HEAD is answered like a GET, without the content.
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

const routesOf = (
  { endpoints, events }: WebhookHandlerOptions['webhooks'],
  maxBodyBytes: number,
): readonly Route<Handle>[] => [
  {
    method: 'POST',
    path: '',
    async handle({ request, ownerId }) {
      const made = await endpoints.register(ownerId, readRegistration(await readJsonObject(request, maxBodyBytes)));
      const { id } = made.endpoint;
      return json({ ...viewEndpoint(made.endpoint), secret: made.secret }, 201, { location: `${WEBHOOKS_BASE}/${id}` });
    },
  },
  { method: 'GET', path: '', handle: async ({ ownerId }) => json((await endpoints.list(ownerId)).map(viewEndpoint)) },
  { method: 'GET', path: '/events', handle: async () => json(events().map(viewEvent)) },
  { method: 'GET', path: '/:id', handle: async ({ key }) => json(viewEndpoint(await endpoints.find(key))) },
  {
    method: 'DELETE',
    path: '/:id',
    async handle({ key }) {
      await endpoints.remove(key);
      return new Response(null, { status: 204 });
    },
  },
  {
    method: 'POST',
    path: '/:id/secret',
    async handle({ key }) {
      const { endpoint, secret } = await endpoints.rotate(key);
      return json({ ...viewEndpoint(endpoint), secret });
    },
  },
  { method: 'POST', path: '/:id/enable', handle: async ({ key }) => json(viewEndpoint(await endpoints.enable(key))) },
  {
    method: 'GET',
    path: '/:id/deliveries',
    async handle({ key, query }) {
      const { deliveries, next } = await endpoints.deliveries(key, readPage(query));
      return json(
        deliveries.map(viewDelivery),
        200,
        {},
        next === undefined ? {} : { next: nextPage(key.id, query, next) },
      );
    },
  },
  {
    method: 'GET',
    path: '/:id/deliveries/:delivery',
    handle: async ({ key, delivery }) => json(viewWholeDelivery(await endpoints.findDelivery(key, delivery))),
  },
  {
    method: 'POST',
    path: '/:id/deliveries/:delivery/replay',
    handle: async ({ key, delivery }) => json(viewDelivery(await endpoints.replay(key, delivery)), 202),
  },
];

function nextPage(id: string, query: URLSearchParams, after: string): string {
  const parameters = new URLSearchParams(query);
  parameters.set('after', after);
  return `${WEBHOOKS_BASE}/${id}/deliveries?${parameters.toString()}`;
}

/** What one person has, and secrets among it: nothing may keep it. */
const json = (data: unknown, status = 200, headers: Readonly<Record<string, string>> = {}, beside: object = {}) =>
  new Response(JSON.stringify({ data, ...beside }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });

function refusal(error: unknown): Response {
  if (error instanceof AppError) return problemResponse(problemOfError(error));
  throw error;
}
