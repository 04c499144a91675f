import DataLoader from 'dataloader';
import type { Database } from '@media-gateway/database';
import type { SignedInViewer } from '@media-gateway/kernel';
import type { Account } from '../domain/account.ts';
import { type Device, MAX_DEVICES } from '../domain/device.ts';
import { NO_PREFERENCES, type Preferences } from '../domain/preferences.ts';
import { ensureAccount } from './account.ts';
import { toDevice } from './device.ts';

/**
 * What is the viewer's own, however often a request names them: one statement each, and none before it is asked for.
 * Nothing is remembered between batches, since a request may change it and ask again.
 */
export const loadOwn = (db: Database, viewer: SignedInViewer) => ({
  account: once<Account>(() => ensureAccount(db, viewer)),
  preferences: once<Preferences>(
    async () => (await db.preferences.findUnique({ where: { userId: viewer.id } })) ?? NO_PREFERENCES,
  ),
  devices: once<readonly Device[]>(async () => {
    const rows = await db.device.findMany({
      where: { userId: viewer.id },
      orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
      take: MAX_DEVICES,
    });
    return rows.map(toDevice);
  }),
});

const once = <T>(read: () => Promise<T>) => {
  const loader = new DataLoader<'own', T>(
    async (keys) => {
      const found = await read();
      return keys.map(() => found);
    },
    { cache: false },
  );
  return () => loader.load('own');
};
