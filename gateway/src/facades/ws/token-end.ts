import { decodeJwt } from 'jose';

/**
 * When a bearer token says that it ends, in ms since 1970; undefined for one that does not say. Read and not verified: it is only
 * used to close a socket, and every operation has its token verified.
 */
export function endOfToken(authorization: string | undefined): number | undefined {
  if (!authorization) return undefined;
  try {
    const { exp } = decodeJwt(authorization.replace(/^Bearer /i, ''));
    return exp === undefined ? undefined : exp * 1000;
  } catch {
    return undefined;
  }
}
