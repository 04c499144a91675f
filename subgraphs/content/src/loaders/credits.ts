import { type CreditRole, type Database, Prisma } from '@media-gateway/database';
import { sliceLoader } from './slices.ts';

/** A credit of a title. */
export interface TitleCredit {
  readonly personId: string;
  readonly role: CreditRole;
  readonly character: string | null;
}

/** A credit of a person. */
export interface PersonCredit {
  readonly titleId: string;
  readonly role: CreditRole;
  readonly character: string | null;
}

const ofRole = (role: CreditRole | null) =>
  role === null ? Prisma.empty : Prisma.sql`AND role = ${role}::content."CreditRole"`;

/** The first credits of titles, in the order of their importance; no more rows are read than are given. */
export const creditsLoader = (db: Database) =>
  sliceLoader<CreditRole, TitleCredit>(
    (owners, first, role) => db.$queryRaw`
      SELECT asked.owner, c."personId", c.role, c.character
      FROM unnest(${owners}::text[]) AS asked(owner)
      CROSS JOIN LATERAL (
        SELECT * FROM content.credit WHERE "titleId" = asked.owner ${ofRole(role)} ORDER BY position LIMIT ${first}) c
      ORDER BY asked.owner, c.position`,
  );

/** What people are best known for, best known first; a person's own credits are sorted, not the table. */
export const filmographyLoader = (db: Database) =>
  sliceLoader<never, PersonCredit>(
    (owners, first) => db.$queryRaw`
      SELECT asked.owner, c."titleId", c.role, c.character
      FROM unnest(${owners}::text[]) AS asked(owner)
      CROSS JOIN LATERAL (
        SELECT c."titleId", c.role, c.character, c.position, t.popularity, t."sortDate"
        FROM content.credit c JOIN content.title t ON t.id = c."titleId" WHERE c."personId" = asked.owner
        ORDER BY t.popularity DESC, t."sortDate" DESC, c."titleId", c.position LIMIT ${first}) c
      ORDER BY asked.owner, c.popularity DESC, c."sortDate" DESC, c."titleId", c.position`,
  );
