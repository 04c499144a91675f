import type { Prisma } from '@media-gateway/database';
import { foldName } from '../domain/fold.ts';
import type { PersonRecord } from '../domain/record.ts';

const toRow = ({ id, name, born, died }: PersonRecord) => ({ id, name, born, died, matchKey: foldName(name) });

/** Adds people and mends what is known of them; one who is already stored so is not touched. */
export async function savePeople(sql: Prisma.TransactionClient, people: readonly PersonRecord[]): Promise<void> {
  if (people.length === 0) return;
  await sql.$executeRaw`
    INSERT INTO content.person AS old (id, name, born, died, "matchKey")
    SELECT id, name, born, died, "matchKey"
    FROM jsonb_to_recordset(${JSON.stringify(people.map(toRow))}::jsonb) AS row(id text, name text, born text, died text, "matchKey" text)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, born = excluded.born, died = excluded.died, "matchKey" = excluded."matchKey"
    WHERE (old.name, old.born, old.died) IS DISTINCT FROM (excluded.name, excluded.born, excluded.died)`;
}

/** Adds the people who are not there yet; what is known of the others stays. */
export async function addPeople(sql: Prisma.TransactionClient, people: readonly PersonRecord[]): Promise<void> {
  if (people.length === 0) return;
  await sql.$executeRaw`
    INSERT INTO content.person (id, name, "matchKey")
    SELECT id, name, "matchKey"
    FROM jsonb_to_recordset(${JSON.stringify(people.map(toRow))}::jsonb) AS row(id text, name text, "matchKey" text)
    ON CONFLICT (id) DO NOTHING`;
}
