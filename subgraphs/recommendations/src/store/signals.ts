import type { Database } from '@media-gateway/database';
import type { Signal, SignalKind } from '../domain/signals.ts';

/** How many of a viewer's latest signals their taste is made of. */
const MAX_SIGNALS = 200;

/** A viewer's latest signals, latest first. */
export async function readSignals(db: Database, userId: string): Promise<readonly Signal[]> {
  const rows = await db.signal.findMany({ where: { userId }, orderBy: { at: 'desc' }, take: MAX_SIGNALS });
  return rows.map(({ titleId, kind, completion, at }) => ({ titleId, kind: kind as SignalKind, completion, at }));
}
