import { createHash } from 'node:crypto';
import type { Database, Prisma } from '@media-gateway/database';
import type { Interaction } from '@media-gateway/kernel';
import { type Warmth, addHeat, warmthOf } from '../domain/heat.ts';
import { showOf } from '../domain/item.ts';
import { type SignalKind, rivalsOf, stands } from '../domain/signals.ts';

/** Serialises what is written for one viewer; the second key is the viewer's hash. */
const VIEWER_LOCK = 7_368_002;

/** Far above what it takes: on the one connection of PGlite a transaction waits its turn behind an import. */
const TIMES = { maxWait: 30_000, timeout: 30_000 };

export interface RecordOptions {
  /** ms since 1970 */
  readonly now: number;
  readonly halfLifeDays: number;
  /** The event that told of it: one that was worked in already changes nothing. */
  readonly eventId?: string;
  /** Takes the place of its rivals though a clock made them later: the viewer says it now. */
  readonly isLastWord?: boolean;
}

/**
 * Takes an interaction in: the viewer's signal and the heat of the title, in one transaction with the memory of the event.
 * A title that content has not told of yet keeps the signal but gets no heat: there is nothing to warm.
 */
export const recordInteraction = (db: Database, interaction: Interaction, options: RecordOptions): Promise<void> =>
  db.$transaction(async (tx) => {
    const own = { ...interaction, titleId: showOf(interaction.titleId) };
    await lockViewer(tx, own.userId);
    if (options.eventId !== undefined && !(await isNew(tx, options.eventId, options.now))) return;
    await putSignal(tx, own, options.isLastWord ?? false);
    const warmth = warmthOf(own, options.now);
    if (warmth && (await isNew(tx, warmthId(own, warmth), options.now)))
      await warm(tx, own.titleId, warmth, options.halfLifeDays);
  }, TIMES);

/** Takes a viewer's reaction back. */
export const forgetReaction = async (db: Database, userId: string, titleId: string): Promise<void> =>
  void (await db.signal.deleteMany({
    where: { userId, titleId: showOf(titleId), kind: { in: [...rivalsOf('LIKED')] } },
  }));

const lockViewer = (tx: Prisma.TransactionClient, userId: string): Promise<number> =>
  tx.$executeRaw`select pg_advisory_xact_lock(${VIEWER_LOCK}::int, hashtext(${userId}))`;

async function isNew(tx: Prisma.TransactionClient, id: string, now: number): Promise<boolean> {
  const { count } = await tx.seenEvent.createMany({ data: [{ id, at: new Date(now) }], skipDuplicates: true });
  return count > 0;
}

async function putSignal(tx: Prisma.TransactionClient, signal: Interaction, isLastWord: boolean): Promise<void> {
  const { userId, titleId, kind, completion } = signal;
  const rivals = { userId, titleId, kind: { in: [...rivalsOf(kind)] } };
  const fresh = { userId, titleId, kind, completion, at: new Date(signal.at) };
  const known = await tx.signal.findMany({ where: rivals });
  const order = known.map((row) => ({ kind: row.kind as SignalKind, at: row.at }));
  if (!isLastWord && !stands(fresh, order)) return;
  await tx.signal.deleteMany({ where: rivals });
  await tx.signal.create({ data: fresh });
}

/** Who warmed what on which day; hashed, since it outlives the signal and is nobody's to read. */
const warmthId = ({ userId, titleId, kind }: Interaction, { day }: Warmth): string =>
  `heat:${createHash('sha256')
    .update(JSON.stringify([userId, titleId, kind, day]))
    .digest('base64url')}`;

async function warm(
  tx: Prisma.TransactionClient,
  titleId: string,
  warmth: Warmth,
  halfLifeDays: number,
): Promise<void> {
  const [item] = await tx.$queryRaw<
    { heat: number }[]
  >`select heat from recommendations.item where "titleId" = ${titleId} for update`;
  if (item)
    await tx.recommendationItem.update({
      where: { titleId },
      data: { heat: addHeat(item.heat, warmth, halfLifeDays) },
    });
}
