import type { Clash, ManifestChange, StoredDocument, StoredVersion } from './port.ts';
import { type Sql, findVersion, owned } from './prisma-versions.ts';

/** What a change does within its transaction. */
export const changeOf = (sql: Sql): ManifestChange => ({
  find: (ref) => findVersion(sql, ref),
  clashes: (documents) => clashes(sql, documents),
  activeSize: () => activeSize(sql),
  async insert({ app, version, digest, at }, documents) {
    const texts = documents.map(({ hash, text }) => ({ hash, text }));
    await sql.appText.createMany({ data: texts, skipDuplicates: true });
    await sql.appVersion.create({ data: { app, version, digest, publishedAt: at, changedAt: at } });
    const rows = documents.map(({ id, key, hash, name }) => ({ app, version, id, key, hash, name }));
    await sql.appDocument.createMany({ data: rows });
  },
  async setState(ref, state: StoredVersion['state'], changedAt) {
    await sql.appVersion.updateMany({ where: owned(ref), data: { state, changedAt } });
  },
});

async function activeSize(sql: Sql) {
  const [size] = await sql.$queryRaw<[{ documents: number; characters: number }]>`
    with served as (
      select d.hash from gateway.app_document d join gateway.app_version v on v.app = d.app and v.version = d.version
      where v.state = 'ACTIVE')
    select (select count(*)::float8 from served) as documents, coalesce(sum(length(text)), 0)::float8 as characters
    from gateway.app_text where hash in (select hash from served)`;
  return size;
}

const clashes = (sql: Sql, documents: readonly StoredDocument[]): Promise<Clash[]> => sql.$queryRaw`
  with fresh as (
    select * from jsonb_to_recordset(${JSON.stringify(documents.map(({ id, key, hash }) => ({ id, key, hash })))}::jsonb)
      as fresh(id text, key text, hash text)),
  held as (
    select fresh.id, kept.app, kept.version from fresh join gateway.app_document kept
      on kept.key = fresh.key and kept.hash <> fresh.hash
    union select fresh.id, kept.app, kept.version from fresh join gateway.app_document kept
      on kept.key = fresh.hash and kept.hash <> fresh.hash
    union select fresh.id, kept.app, kept.version from fresh join gateway.app_document kept
      on kept.hash = fresh.key and kept.hash <> fresh.hash)
  select held.* from held join gateway.app_version v on v.app = held.app and v.version = held.version
  where v.state <> 'RETIRED' order by id, app, version limit 100`;
