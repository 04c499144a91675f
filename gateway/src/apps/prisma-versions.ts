import type { Database } from '@media-gateway/database';
import type { AppRef } from '../operations/client-registry.ts';
import type { VersionSummary } from './port.ts';

/** The database, or a transaction on it. */
export type Sql = Pick<Database, 'appVersion' | 'appDocument' | 'appText' | '$queryRaw' | '$executeRaw'>;

/** Of a version: its row, and the rows of its documents. */
export const owned = ({ app, version }: AppRef) => ({ app, version });

const MAX_LISTED = 1000;

/** A version with its uses; undefined when it is not there. */
export async function findVersion(sql: Sql, ref: AppRef): Promise<VersionSummary | undefined> {
  const row = await sql.appVersion.findUnique({ where: { app_version: owned(ref) } });
  return row ? (await summarize(sql, [row]))[0] : undefined;
}

export async function listVersions(sql: Sql, app?: string): Promise<readonly VersionSummary[]> {
  const where = app === undefined ? {} : { app };
  const rows = await sql.appVersion.findMany({ where, orderBy: { publishedAt: 'desc' }, take: MAX_LISTED });
  return summarize(sql, rows);
}

type Row = Awaited<ReturnType<Sql['appVersion']['findMany']>>[number];

async function summarize(sql: Sql, rows: readonly Row[]): Promise<readonly VersionSummary[]> {
  const groups = await sql.appDocument.groupBy({
    by: ['app', 'version'],
    where: { OR: rows.map(owned) },
    _count: true,
    _sum: { usesByName: true, usesById: true },
    _max: { lastUsedAt: true },
  });
  const byRef = new Map(groups.map((group) => [JSON.stringify(owned(group)), group]));
  return rows.map((row) => {
    const group = byRef.get(JSON.stringify(owned(row)));
    const { usesByName, usesById } = group?._sum ?? {};
    const counts = { byName: Number(usesByName ?? 0), byId: Number(usesById ?? 0) };
    return { ...row, documents: group?._count ?? 0, ...counts, lastUsedAt: group?._max.lastUsedAt ?? undefined };
  });
}
