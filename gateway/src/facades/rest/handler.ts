import { AppError } from '@media-gateway/kernel';
import type { Gateway } from '../../gateway.ts';
import { problemOfError, problemResponse } from './problem.ts';
import { respond } from './respond.ts';
import { type RestRouter, createRestRouter } from './router.ts';
import { readRequestVariables } from './variables.ts';

export type WebHandler = (request: Request) => Promise<Response>;

/**
 * The published operations as REST routes below `/api/v1`. It executes by operation id only, so it can do nothing that is not published.
 * Rejects only when it is itself at fault.
 */
export function createRestHandler({ gateway }: { readonly gateway: Gateway }): WebHandler {
  const router = createRestRouter(gateway.schema, gateway.operations);
  return async (request) => {
    const response = await answer(gateway, router, request).catch(refusal);
    // RFC 9110 §9.3.2: a HEAD is answered like a GET, without the content.
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

async function answer(gateway: Gateway, router: RestRouter, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const route = router.match(request.method === 'HEAD' ? 'GET' : request.method, url.pathname);
  const authorization = request.headers.get('authorization');
  const response = await gateway.run({
    facade: 'rest',
    operationId: route.operation.id,
    variables: await readRequestVariables(request, url, route),
    readOnly: route.operation.http.method === 'GET',
    signal: request.signal,
    headers: Object.fromEntries(request.headers),
    ...(authorization !== null && { authorization }),
  });
  return respond(route, response, request);
}

function refusal(error: unknown): Response {
  if (error instanceof AppError) return problemResponse(problemOfError(error));
  throw error;
}
