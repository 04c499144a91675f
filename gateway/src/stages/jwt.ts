import { AppError, GUEST, ROLES, checkId } from '@media-gateway/kernel';
import { type CryptoKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { TIERS } from '../options.ts';
import type { Authenticate, AuthenticatedViewer } from './authenticate.ts';

export interface JwtOptions {
  /** The RS256 public key of the issuer. */
  readonly publicKey: CryptoKey;
  readonly issuer: string;
  readonly audience: string;
}

const claims = z.object({
  sub: z.string(),
  role: z.enum(ROLES),
  scope: z.string().default(''),
  exp: z.number(),
  // A tier that is not one of ours says nothing.
  tier: z.enum(TIERS).optional().catch(undefined),
});

/** Verifies bearer tokens: RS256, issuer, audience and expiry. No header is a guest; a wrong one is refused, not ignored. */
export function createJwtAuthenticator({ publicKey, issuer, audience }: JwtOptions): Authenticate {
  return async (authorization) => {
    if (!authorization) return GUEST;
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
    if (!token) throw new AppError('UNAUTHENTICATED', 'The Authorization header must read "Bearer <token>".');
    const { payload } = await jwtVerify(token, publicKey, {
      issuer,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
    }).catch(refuse);
    return toViewer(payload);
  };
}

function toViewer(payload: unknown): AuthenticatedViewer {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new AppError('UNAUTHENTICATED', 'The token lacks a subject or a known role.');
  const { sub, role, scope, exp, tier } = parsed.data;
  const scopes = scope.split(' ').filter(Boolean);
  return { id: checkId('user', sub), role, scopes, expiresAt: exp * 1000, ...(tier && { tier }) };
}

function refuse(cause: unknown): never {
  const expired = (cause as { code?: string }).code === 'ERR_JWT_EXPIRED';
  throw new AppError(
    'UNAUTHENTICATED',
    expired ? 'The token has expired; get a new one.' : 'The token is not valid here.',
    { cause },
  );
}
