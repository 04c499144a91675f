import type { Prisma } from '@media-gateway/database';
import type { TitleRecord } from '../domain/record.ts';

const toRows = ({ id, credits }: TitleRecord) =>
  credits.map(({ personId, role, character }, position) => ({ titleId: id, position, personId, role, character }));

/** Writes the credits of titles in their order, in place of what was there. The people exist. */
export async function saveCredits(
  sql: Prisma.TransactionClient,
  records: readonly TitleRecord[],
  known: ReadonlySet<string>,
): Promise<void> {
  const replaced = records.map(({ id }) => id).filter((id) => known.has(id));
  if (replaced.length > 0) await sql.credit.deleteMany({ where: { titleId: { in: replaced } } });
  const rows = records.flatMap(toRows);
  if (rows.length === 0) return;
  await sql.$executeRaw`
    INSERT INTO content.credit ("titleId", position, "personId", role, character)
    SELECT "titleId", position, "personId", role::content."CreditRole", character
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("titleId" text, position int, "personId" text, role text, character text)`;
}
