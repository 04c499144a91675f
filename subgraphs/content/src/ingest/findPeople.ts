import type { Prisma } from '@media-gateway/database';
import { foldName } from '../domain/fold.ts';
import { personId } from '../domain/naming.ts';
import type { PersonRecord } from '../domain/record.ts';
import type { FindPerson } from '../domain/row/toTitle.ts';

/**
 * Who the names stand for: a stored person of that folded name, or a new one. Two people of one name are taken for one,
 * since a catalogue gives nothing but the name (docs/decisions/0013).
 */
export async function findPeople(sql: Prisma.TransactionClient, names: readonly string[]): Promise<FindPerson> {
  const keys = [...new Set(names.map(foldName))];
  const stored = await sql.$queryRaw<(PersonRecord & { matchKey: string })[]>`
    SELECT DISTINCT ON ("matchKey") "matchKey", id, name, born, died
    FROM content.person WHERE "matchKey" = ANY(${keys}::text[]) ORDER BY "matchKey", id`;
  const people = new Map(stored.map(({ matchKey, ...person }) => [matchKey, person as PersonRecord]));
  return (name) => {
    const key = foldName(name);
    const person = people.get(key) ?? { id: personId(name), name, born: null, died: null };
    people.set(key, person);
    return person;
  };
}
