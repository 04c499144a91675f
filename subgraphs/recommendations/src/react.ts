import type { Database } from '@media-gateway/database';
import { AppError, checkId } from '@media-gateway/kernel';
import { showOf } from './domain/item.ts';
import { forgetReaction, recordInteraction } from './store/interactions.ts';
import { readItems } from './store/items.ts';

export type Reaction = 'LIKED' | 'DISMISSED' | 'NONE';

export interface ReactOptions {
  readonly db: Database;
  readonly userId: string;
  readonly titleId: string;
  readonly reaction: Reaction;
  /** ms since 1970 */
  readonly now: number;
  readonly halfLifeDays: number;
}

/**
 * Keeps what a viewer thinks of a title; the last word counts.
 * @throws AppError INVALID_ID for what is no title's id, NOT_FOUND for a title that is not there.
 */
export async function react({ db, userId, titleId, reaction, now, halfLifeDays }: ReactOptions): Promise<void> {
  const items = await readItems(db, [showOf(checkId('title', titleId))]);
  if (items.length === 0)
    throw new AppError('NOT_FOUND', `There is no title "${titleId}"; take an id from "search" or a list.`);
  if (reaction === 'NONE') return forgetReaction(db, userId, titleId);
  const at = new Date(now).toISOString();
  await recordInteraction(
    db,
    { userId, titleId, kind: reaction, completion: null, at },
    { now, halfLifeDays, isLastWord: true },
  );
}
