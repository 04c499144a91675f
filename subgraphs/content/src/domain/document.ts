import type { Sighting, TitleDocument } from '@media-gateway/kernel';
import type { TitleRecord } from './record.ts';

/** People that other domains search and recommend by: a long cast's tail says nothing of the title. */
const MAX_PEOPLE = 30;

/** A film or show as `content.ingested` tells of it. */
export function toDocument(record: TitleRecord, version: number, sightings: readonly Sighting[]): TitleDocument {
  const { id, name, originalName, synopsis, year, runtimeMinutes, popularity } = record;
  return {
    ...{ id, name, originalName, synopsis, year, runtimeMinutes, popularity, version },
    kind: record.kind === 'SHOW' ? 'SHOW' : 'FILM',
    otherNames: otherNames(record),
    genres: [...record.genres],
    keywords: [...record.keywords],
    moods: [...record.moods],
    countries: [...record.countries],
    languages: [...record.languages],
    certifications: { ...record.certifications },
    people: peopleOf(record),
    sightings: [...sightings],
  };
}

/** Seasons and episodes are reached through their show and are not announced. */
export const isAnnounced = ({ kind }: TitleRecord): boolean => kind === 'FILM' || kind === 'SHOW';

const otherNames = ({ name, originalName, names }: TitleRecord): string[] =>
  [...new Set(Object.values(names))].filter((other) => other !== name && other !== originalName);

function peopleOf({ credits }: TitleRecord): { id: string; name: string }[] {
  const names = new Map(credits.map(({ personId, personName }) => [personId, personName]));
  return [...names].slice(0, MAX_PEOPLE).map(([id, name]) => ({ id, name }));
}
