import type { Prisma } from '@media-gateway/database';
import type { TitleRecord } from '../domain/record.ts';

/** Adds what others call the titles; an id that is already given keeps its title. */
export async function saveExternalIds(sql: Prisma.TransactionClient, records: readonly TitleRecord[]): Promise<void> {
  const rows = records.flatMap(({ id, externalIds }) =>
    externalIds.map(({ source, value }) => ({ source, value, titleId: id })),
  );
  if (rows.length === 0) return;
  await sql.$executeRaw`
    INSERT INTO content.external_id (source, value, "titleId")
    SELECT source, value, "titleId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(source text, value text, "titleId" text)
    ON CONFLICT DO NOTHING`;
}
