import type { Database } from '@media-gateway/database';
import type { ManifestStore } from './port.ts';
import { changeOf } from './prisma-change.ts';
import { findVersion, listVersions, owned } from './prisma-versions.ts';

/** Far above what a change takes: on the one connection of PGlite a transaction waits its turn behind an import. */
const TIMES = { maxWait: 30_000, timeout: 30_000 };
/** Any number that no other lock has: counts are written one batch after the other. */
const USES_LOCK = 7_305_002;

/** Manifests in PostgreSQL or PGlite: what all gateways on one database share. */
export const createPrismaManifests = (db: Database): ManifestStore => ({
  revision: async () => (await db.appRevision.findUnique({ where: { id: 1 } }))?.number ?? 0,
  active: () => db.appVersion.findMany({ where: { state: 'ACTIVE' }, orderBy: [{ publishedAt: 'asc' }, ...BY_NAME] }),
  versions: (app) => listVersions(db, app),
  find: (ref) => findVersion(db, ref),
  async documents(ref) {
    const rows = await db.appDocument.findMany({ where: owned(ref), include: { text: true }, orderBy: { id: 'asc' } });
    return rows.map(({ id, key, hash, name, text }) => ({ id, key, hash, name, text: text.text }));
  },
  async uses(ref) {
    const rows = await db.appDocument.findMany({ where: owned(ref), orderBy: { id: 'asc' } });
    return rows.map(({ id, name, usesByName, usesById, lastUsedAt }) => {
      const counts = { byName: Number(usesByName), byId: Number(usesById) };
      return { id, name, ...counts, lastUsedAt: lastUsedAt ?? undefined };
    });
  },
  async addUses(uses) {
    await db.$transaction([
      db.$executeRaw`select pg_advisory_xact_lock(${USES_LOCK})`,
      db.$executeRaw`
        update gateway.app_document as kept set
          "usesByName" = kept."usesByName" + fresh."byName", "usesById" = kept."usesById" + fresh."byId",
          "lastUsedAt" = greatest(kept."lastUsedAt", fresh."lastUsedAt" at time zone 'UTC')
        from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as fresh(app text, version text, id text, "byName" bigint,
          "byId" bigint, "lastUsedAt" timestamptz)
        where kept.app = fresh.app and kept.version = fresh.version and kept.id = fresh.id`,
    ]);
  },
  change: (work) =>
    db.$transaction(async (tx) => {
      // The row is locked until the end, so that one change comes after the other.
      await tx.$executeRaw`
        insert into gateway.app_revision as kept (id, number) values (1, 1) on conflict (id) do update set number = kept.number + 1`;
      return work(changeOf(tx));
    }, TIMES),
});

const BY_NAME = [{ app: 'asc' }, { version: 'asc' }] as const;
