import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, type ReportFault, toAppError } from '@media-gateway/kernel';
import type { Gateway, GatewayRequest, GatewayResponse } from '../../gateway.ts';
import type { LeaveSignal } from '../../leaving.ts';
import type { ClientAddress } from '../client-address.ts';
import { type CorsOptions, createCors } from '../graphql/cors.ts';
import { discard } from '../graphql/delivery.ts';
import { type NodeHandler, setHeaders, signalOf } from '../graphql/handler.ts';
import { limitHeaders } from '../limit-headers.ts';
import { forLast } from '../made.ts';
import type { StreamOptions } from '../stream-options.ts';
import { sendAnswer } from './answer.ts';
import { type Asked, readAsked, splitAddress } from './asked.ts';
import { sendEvents } from './events.ts';
import { problemAnswer, problemOfError } from './problem.ts';
import { toGatewayRequest } from './request.ts';
import { respond } from './respond.ts';
import { type RestRouter, createRestRouter } from './router.ts';

export interface RestHandlerOptions {
  readonly gateway: Gateway;
  readonly report: ReportFault;
  readonly streams: StreamOptions;
  readonly cors: CorsOptions;
  /** The largest body that is read, in bytes. */
  readonly maxBodyBytes: number;
  readonly clients: ClientAddress;
}

/** What pages of other sites may read of an answer. */
const EXPOSED = 'Deprecation, ETag, Idempotent-Replayed, Link, Sunset, WWW-Authenticate';

/**
 * The published operations as REST routes below `/api/v1`, on Node's own request and response. It executes by operation id only, so it
 * can do nothing that is not published.
 */
export function createRestHandler(options: RestHandlerOptions): NodeHandler {
  const { gateway, report, streams, cors, maxBodyBytes, clients } = options;
  const { allow, answerPreflight } = createCors(cors, EXPOSED);
  const routerOf = forLast((_version: number) => createRestRouter(gateway.schema, gateway.operations));
  return (req, res) => {
    const fail = (error: unknown): void => {
      const sent = toAppError(error, (fault) => res.closed || report(fault));
      if (!res.headersSent) sendAnswer(res, problemAnswer(problemOfError(sent)));
    };
    const router = routerOf(gateway.version);
    if (req.method === 'OPTIONS') return tryTo(() => answerPreflight(res, allowed(router, req)), fail);
    allow(res);
    read(router, res, maxBodyBytes).then((asked) => {
      const answering = { gateway, asked, res, streams, fail, address: clients.of(req) };
      gateway.enter(
        () => answer(answering).catch(fail),
        () => requestOf(answering),
      );
    }, fail);
  };
}

const allowed = (router: RestRouter, { url = '' }: IncomingMessage): string =>
  router.allow(splitAddress(url).path).join(', ');

function tryTo(act: () => void, fail: (error: unknown) => void): void {
  try {
    act();
  } catch (error) {
    fail(error);
  }
}

async function read(router: RestRouter, res: ServerResponse, maxBytes: number): Promise<Asked> {
  const { req } = res;
  const address = splitAddress(req.url ?? '');
  const route = router.match(req.method ?? 'GET', address.path);
  for (const [name, value] of route.headers) res.setHeader(name, value);
  return readAsked(req, route, { address, maxBytes });
}

interface Answering {
  readonly gateway: Gateway;
  readonly asked: Asked;
  readonly res: ServerResponse;
  readonly streams: StreamOptions;
  readonly fail: (error: unknown) => void;
  /** The client's IP address. */
  readonly address: string | undefined;
}

const requestOf = ({ res, asked, address }: Answering, signal?: LeaveSignal): GatewayRequest =>
  toGatewayRequest(res.req, asked, { signal, address });

/** Resolves when the answer is handed over; events go on by themselves. A client may have left while it waited for its turn. */
async function answer(answering: Answering): Promise<void> {
  const { gateway, asked, res, streams, fail } = answering;
  if (res.destroyed) return;
  const response = await gateway.run(requestOf(answering, signalOf(res)));
  setHeaders(res, limitHeaders(response.rate));
  if (response.kind === 'stream') return void sendEvents(res, response, { asked, streams }).catch(fail);
  if (response.kind === 'incremental') return refuseParts(response);
  if (response.replayed) res.setHeader('idempotent-replayed', 'true');
  sendAnswer(res, respond(response, asked));
}

/** The facade never asks for an answer in parts. */
async function refuseParts(response: GatewayResponse): Promise<never> {
  await discard(response);
  throw new AppError('INTERNAL_SERVER_ERROR', 'The operation answered in parts, which nobody asked for.');
}
