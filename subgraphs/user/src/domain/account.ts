import { AppError, type Viewer, checkId, requireUser } from '@media-gateway/kernel';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** A name for somebody who has not given one, from the id: `user_jane-doe` → `Jane Doe`. */
export const nameOf = (userId: string): string =>
  userId
    .replace(/^user_/, '')
    .split('-')
    .filter((word) => word !== '')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');

/**
 * The id, when it is the viewer's own.
 * @throws AppError UNAUTHENTICATED for a guest, INVALID_ID for an id of another kind, FORBIDDEN for another user's.
 */
export function checkOwn(viewer: Viewer, id: string): string {
  if (requireUser(viewer).id === checkId('user', id)) return id;
  throw new AppError('FORBIDDEN', 'The account of another user is not yours to see; ask for "viewer { user }".');
}
