import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Database } from '@media-gateway/database';
import { type Progress, type ProgressInput, advance } from '../domain/progress.ts';
import { type Transaction, inTransaction, tell } from './interaction.ts';

/** Takes a checked position in. @returns the progress as it is then. */
export const writeProgress = (
  { db, now }: Pick<SubgraphDeps, 'db' | 'now'>,
  userId: string,
  input: ProgressInput,
): Promise<Progress> =>
  inTransaction(db, async (tx) => {
    const at = new Date(now());
    const current = await tx.progress.findUnique({ where: { userId_titleId: { userId, titleId: input.titleId } } });
    const { progress, recorded, interaction } = advance(current, input, at);
    if (recorded) await upsert(tx, userId, progress, input.deviceId ?? null);
    if (interaction) await tell(tx, { userId, titleId: input.titleId, ...interaction, at: at.toISOString() });
    return progress;
  });

async function upsert(
  tx: Transaction,
  userId: string,
  { titleId, ...facts }: Progress,
  deviceId: string | null,
): Promise<void> {
  const data = { ...facts, deviceId };
  await tx.progress.upsert({
    where: { userId_titleId: { userId, titleId } },
    create: { userId, titleId, ...data },
    update: data,
  });
}

/** What was begun and not completed, last watched first; reads the index (userId, completed, updatedAt). */
export const readUnfinished = (db: Database, userId: string, take: number): Promise<Progress[]> =>
  db.progress.findMany({
    where: { userId, completed: false },
    orderBy: [{ updatedAt: 'desc' }, { titleId: 'asc' }],
    take,
  });
