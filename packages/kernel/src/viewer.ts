import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from './errors.ts';

/** guest < user < premium < moderator < admin */
export const ROLES = ['guest', 'user', 'premium', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const viewerSchema = z.object({ id: z.string().nullable(), role: z.enum(ROLES), scopes: z.array(z.string()) });

/** Who asks. `id` is null for a guest. */
export type Viewer = Readonly<z.infer<typeof viewerSchema>>;
export type SignedInViewer = Viewer & { readonly id: string };

export const GUEST: Viewer = Object.freeze({ id: null, role: 'guest', scopes: [] });

/** @throws AppError UNAUTHENTICATED when the viewer is a guest. */
export function requireUser(viewer: Viewer): SignedInViewer {
  if (viewer.id !== null && viewer.role !== 'guest') return viewer as SignedInViewer;
  throw new AppError('UNAUTHENTICATED', 'This needs a signed-in viewer: send "Authorization: Bearer <token>".');
}

/** @throws AppError UNAUTHENTICATED for a guest, FORBIDDEN below the role. */
export function requireRole(viewer: Viewer, role: Role): SignedInViewer {
  const user = requireUser(viewer);
  if (ROLES.indexOf(user.role) >= ROLES.indexOf(role)) return user;
  throw new AppError('FORBIDDEN', `This needs the role "${role}"; the viewer's role is "${user.role}".`);
}

/** The header in which the gateway tells a subgraph who asks. */
export const VIEWER_HEADER = 'x-viewer';

const sign = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('base64url');

/** The viewer as a header value that only a holder of the secret can make: `<base64url JSON>.<HMAC-SHA256>`. */
export function sealViewer({ id, role, scopes }: Viewer, secret: string): string {
  const body = Buffer.from(JSON.stringify({ id, role, scopes })).toString('base64url');
  return `${body}.${sign(body, secret)}`;
}

/**
 * The viewer of a sealed header; no header is a guest.
 * @throws AppError UNAUTHENTICATED when the seal does not fit.
 */
export function openViewer(header: string | null | undefined, secret: string): Viewer {
  if (!header) return GUEST;
  const [body = '', mac = ''] = header.split('.');
  const expected = Buffer.from(sign(body, secret));
  const given = Buffer.from(mac);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new AppError('UNAUTHENTICATED', 'The viewer header was not sealed by this gateway.');
  }
  return viewerSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
}
