import type { Viewer } from '@media-gateway/kernel';
import type { Tier } from '../options.ts';
import type { GatewayRequest } from '../request.ts';

/** Who asks, and until when that is known. */
export type AuthenticatedViewer = Viewer & {
  /** When the token expires, in ms since 1970; undefined for a guest. */
  readonly expiresAt?: number;
  /** How much the viewer may use, where the token says so. */
  readonly tier?: Tier;
};

/** Finds out who a bearer token speaks for; no token is a guest. Rejects with AppError UNAUTHENTICATED. */
export type Authenticate = (authorization: string | undefined) => Promise<AuthenticatedViewer>;

export interface Authenticated {
  readonly request: GatewayRequest;
  readonly viewer: AuthenticatedViewer;
}

/** @throws AppError UNAUTHENTICATED for a token that is not valid. */
export const authenticate = async (request: GatewayRequest, find: Authenticate): Promise<Authenticated> => ({
  request,
  viewer: await find(request.authorization),
});
