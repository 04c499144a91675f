import { randomUUID } from 'node:crypto';
import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Device as DeviceRow } from '@media-gateway/database';
import { type SignedInViewer, makeId } from '@media-gateway/kernel';
import { type Device, checkRoom } from '../domain/device.ts';
import { changeAccount } from './account.ts';

type Facts = Omit<Device, 'id' | 'lastSeenAt'>;

export const toDevice = (row: DeviceRow): Device => ({ ...row, type: row.type as Device['type'] });

/** @throws AppError CONFLICT when the user has as many devices as one may have. */
export const addDevice = (
  { db, now }: Pick<SubgraphDeps, 'db' | 'now'>,
  viewer: SignedInViewer,
  facts: Facts,
): Promise<Device> =>
  changeAccount(db, viewer, async (tx, userId) => {
    checkRoom(await tx.device.count({ where: { userId } }));
    const at = new Date(now());
    const id = makeId('device', randomUUID());
    const data = { ...facts, capabilities: [...facts.capabilities], id, userId, createdAt: at, lastSeenAt: at };
    return toDevice(await tx.device.create({ data }));
  });

/** @returns whether the user had it. */
export async function deleteDevice({ db }: Pick<SubgraphDeps, 'db'>, userId: string, id: string): Promise<boolean> {
  const { count } = await db.device.deleteMany({ where: { id, userId } });
  return count > 0;
}
