import type { Database, Prisma } from '@media-gateway/database';
import { type SignedInViewer, checkId } from '@media-gateway/kernel';
import { type Account, nameOf } from '../domain/account.ts';

export type Store = Database | Prisma.TransactionClient;

/** PGlite has one connection, so a transaction may wait for those before it. */
const PATIENCE = { maxWait: 30_000, timeout: 60_000 } as const;

/** The viewer's account, which is made when it is first needed. */
export async function ensureAccount(db: Store, viewer: SignedInViewer): Promise<Account> {
  const id = checkId('user', viewer.id);
  const known = await db.account.findUnique({ where: { id } });
  if (known) return known;
  await db.account.createMany({ data: [{ id, name: nameOf(id), role: viewer.role }], skipDuplicates: true });
  return db.account.findUniqueOrThrow({ where: { id } });
}

/** Runs a change of one account's rows; of two at a time the second waits, so that what was counted or read still holds. */
export const changeAccount = <T>(
  db: Database,
  viewer: SignedInViewer,
  work: (tx: Prisma.TransactionClient, userId: string) => Promise<T>,
) =>
  db.$transaction(async (tx) => {
    const { id } = await ensureAccount(tx, viewer);
    await tx.$executeRaw`select 1 from "user"."account" where "id" = ${id} for update`;
    return work(tx, id);
  }, PATIENCE);
