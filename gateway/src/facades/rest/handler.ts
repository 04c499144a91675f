import { AppError } from '@media-gateway/kernel';
import type { Gateway } from '../../gateway.ts';
import { DEFAULT_HTTP_OPTIONS } from '../../options.ts';
import { limitHeaders } from '../limit-headers.ts';
import { problemOfError, problemResponse } from './problem.ts';
import { respond } from './respond.ts';
import { type RestRouter, createRestRouter } from './router.ts';
import { readRequestVariables } from './variables.ts';

export type WebHandler = (request: Request, caller?: { readonly address: string | undefined }) => Promise<Response>;

export interface RestHandlerOptions {
  readonly gateway: Gateway;
  /** The largest body that is read, in bytes. */
  readonly maxBodyBytes?: number;
}

/**
 * The published operations as REST routes below `/api/v1`. It executes by operation id only, so it can do nothing that is not published.
 * Rejects only when it is itself at fault.
 */
export function createRestHandler({
  gateway,
  maxBodyBytes = DEFAULT_HTTP_OPTIONS.maxBodyBytes,
}: RestHandlerOptions): WebHandler {
  const router = createRestRouter(gateway.schema, gateway.operations);
  return async (request, { address } = { address: undefined }) => {
    const asked = { gateway, router, request, maxBodyBytes, address };
    const response = await answer(asked).catch(refusal);
    // RFC 9110 §9.3.2: a HEAD is answered like a GET, without the content.
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

interface Asked extends Required<RestHandlerOptions> {
  readonly router: RestRouter;
  readonly request: Request;
  readonly address: string | undefined;
}

async function answer({ gateway, router, request, maxBodyBytes, address }: Asked): Promise<Response> {
  const url = new URL(request.url);
  const route = router.match(request.method === 'HEAD' ? 'GET' : request.method, url.pathname);
  const authorization = request.headers.get('authorization');
  const response = await gateway.run({
    facade: 'rest',
    operationId: route.operation.id,
    variables: await readRequestVariables(request, url, route, maxBodyBytes),
    readOnly: route.operation.http.method === 'GET',
    signal: request.signal,
    headers: Object.fromEntries(request.headers),
    ...(authorization !== null && { authorization }),
    ...(address !== undefined && { address }),
  });
  const answered = await respond(route, response);
  for (const [name, value] of Object.entries(limitHeaders(response.rate))) answered.headers.set(name, value);
  return answered;
}

function refusal(error: unknown): Response {
  if (error instanceof AppError) return problemResponse(problemOfError(error));
  throw error;
}
