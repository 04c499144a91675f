import type { Viewer } from '@media-gateway/kernel';
import type { GatewayRequest } from '../request.ts';

/** Finds out who a bearer token speaks for; no token is a guest. Rejects with AppError UNAUTHENTICATED. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

export interface Authenticated {
  readonly request: GatewayRequest;
  readonly viewer: Viewer;
}

/** @throws AppError UNAUTHENTICATED for a token that is not valid. */
export const authenticate = async (request: GatewayRequest, find: Authenticate): Promise<Authenticated> => ({
  request,
  viewer: await find(request.authorization),
});
