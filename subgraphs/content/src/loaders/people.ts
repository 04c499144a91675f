import type { Database, Person } from '@media-gateway/database';
import DataLoader from 'dataloader';

/** Person by id; null where there is none. */
export const personLoader = (db: Database) =>
  new DataLoader<string, Person | null>(async (ids) => {
    const people = await db.person.findMany({ where: { id: { in: [...ids] } } });
    const byId = new Map(people.map((person) => [person.id, person]));
    return ids.map((id) => byId.get(id) ?? null);
  });
