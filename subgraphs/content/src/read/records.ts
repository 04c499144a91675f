import type { Prisma, Title } from '@media-gateway/database';
import type { ByCode, CreditRecord, TitleRecord } from '../domain/record.ts';
import { grouped } from './grouped.ts';

type Sql = Prisma.TransactionClient;

/** Titles as records, with credits and external ids; three statements however many ids. Unknown ids are left out. */
export async function loadRecords(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, TitleRecord>> {
  if (ids.length === 0) return new Map();
  const titleId = { in: [...ids] };
  const titles = await sql.title.findMany({ where: { id: titleId } });
  const externalIds = await sql.externalId.findMany({ where: { titleId } });
  const credits = await sql.credit.findMany({
    where: { titleId },
    orderBy: [{ titleId: 'asc' }, { position: 'asc' }],
    include: { person: { select: { name: true } } },
  });
  const creditsOf = grouped(credits, (credit) => credit.titleId);
  const idsOf = grouped(externalIds, (externalId) => externalId.titleId);
  return new Map(
    titles.map((title) => [
      title.id,
      {
        ...factsOf(title),
        credits: (creditsOf.get(title.id) ?? []).map(toCredit),
        externalIds: (idsOf.get(title.id) ?? []).map(({ source, value }) => ({ source, value })),
      },
    ]),
  );
}

const toCredit = (credit: {
  personId: string;
  role: CreditRecord['role'];
  character: string | null;
  person: { name: string };
}): CreditRecord => ({
  personId: credit.personId,
  personName: credit.person.name,
  role: credit.role,
  character: credit.character,
});

function factsOf(title: Title): Omit<TitleRecord, 'credits' | 'externalIds'> {
  const { matchKey, sortDate, version, createdAt, updatedAt, ...facts } = title;
  return {
    ...facts,
    releaseDate: title.releaseDate?.toISOString().slice(0, 10) ?? null,
    names: title.names as ByCode,
    synopses: title.synopses as ByCode,
    certifications: title.certifications as ByCode,
  };
}
