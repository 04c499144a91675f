import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EVENT_PAYLOADS } from '@media-gateway/kernel';
import { seedContent } from '../src/seed.ts';
import { CATALOGUE } from './catalogue.ts';
import { type OpenContent, openContent } from './open.ts';

let content: OpenContent;

beforeAll(async () => {
  content = await openContent();
});
afterAll(() => content.close());
beforeEach(async () => {
  await seedContent(content.deps, CATALOGUE);
  await content.deps.db.contentOutbox.deleteMany();
});

/** Everything that is stored. */
const snapshot = ({ deps: { db } }: OpenContent) =>
  Promise.all([
    db.title.findMany({ orderBy: { id: 'asc' } }),
    db.person.findMany({ orderBy: { id: 'asc' } }),
    db.credit.findMany({ orderBy: [{ titleId: 'asc' }, { position: 'asc' }] }),
    db.externalId.findMany({ orderBy: { titleId: 'asc' } }),
  ]);

const announced = async () => {
  const events = await content.deps.db.contentOutbox.findMany({ orderBy: { sequence: 'asc' } });
  return events.flatMap(({ payload }) => EVENT_PAYLOADS['content.ingested'].parse(payload).titles);
};

describe('seeding', () => {
  it('a second time changes no row and tells nobody', async () => {
    const before = await snapshot(content);
    await seedContent(content.deps, CATALOGUE);
    expect(await snapshot(content)).toEqual(before);
    expect(await announced()).toEqual([]);
  });

  it('tells of every film and show, and of none of their parts', async () => {
    await content.deps.db.title.deleteMany();
    await seedContent(content.deps, CATALOGUE);
    const titles = await announced();
    expect(titles).toHaveLength(64);
    expect(titles.find(({ id }) => id === 'title_la-estrella-1998')).toMatchObject({
      ...{
        kind: 'FILM',
        name: 'The Star',
        originalName: 'La estrella',
        otherNames: ['Der Stern', 'La estrellita'],
        version: 1,
      },
      people: expect.arrayContaining([{ id: 'person_person-4', name: 'Person 4' }]),
      sightings: [],
    });
  });

  it('writes and tells of only what has changed', async () => {
    const films = CATALOGUE.films.map((film) => (film.id === 'film-7' ? { ...film, runtimeMinutes: 42 } : film));
    await seedContent(content.deps, { ...CATALOGUE, films });
    expect(await announced()).toEqual([expect.objectContaining({ id: 'title_film-7', runtimeMinutes: 42 })]);
    const stored = await content.deps.db.title.findUniqueOrThrow({ where: { id: 'title_film-7' } });
    expect(stored.version).toBeGreaterThan(1);
  });

  it('keeps what an import has filled in where the catalogue says nothing', async () => {
    const { db } = content.deps;
    await db.title.update({ where: { id: 'title_film-8' }, data: { certifications: { US: 'R' } } });
    await db.externalId.create({ data: { source: 'netflix', value: 's8', titleId: 'title_film-8' } });
    const before = await snapshot(content);
    await seedContent(content.deps, CATALOGUE);
    expect(await snapshot(content)).toEqual(before);
  });
});
