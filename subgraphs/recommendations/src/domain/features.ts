import type { TitleDocument } from '@media-gateway/kernel';

type Sort = 'genre' | 'keyword' | 'person' | 'mood' | 'decade';

/** How much sharing a feature says, before how rare it is. */
const WEIGHT: Readonly<Record<Sort, number>> = { genre: 1, keyword: 1, person: 1, mood: 0.7, decade: 0.4 };

/** Of a title's people only the foremost tell what it is like. */
const MAX_PEOPLE = 12;

/**
 * What a title is like, as strings that two titles share or not: `genre:DRAMA`, `keyword:samurai`, `mood:EPIC`, `decade:1950`,
 * `person:person_akira-kurosawa Akira Kurosawa` (the name goes with the id so that a reason can say it).
 */
export function featuresOf({ genres, keywords, moods, people, year }: TitleDocument): readonly string[] {
  const features = [
    ...genres.map((genre) => `genre:${genre}`),
    ...keywords.map((keyword) => `keyword:${keyword.toLowerCase()}`),
    ...moods.map((mood) => `mood:${mood}`),
    ...people.slice(0, MAX_PEOPLE).map(({ id, name }) => `person:${id} ${name}`),
    ...(year === null ? [] : [`decade:${Math.floor(year / 10) * 10}`]),
  ];
  return [...new Set(features)];
}

const sortOf = (feature: string): Sort => feature.slice(0, feature.indexOf(':')) as Sort;

export const weightOf = (feature: string): number => WEIGHT[sortOf(feature)] ?? 1;

/** A feature as a reason says it: `genre:SCIENCE_FICTION` → `science fiction`. */
export function labelOf(feature: string): string {
  const value = feature.slice(feature.indexOf(':') + 1);
  const words = value.toLowerCase().replaceAll('_', ' ');
  const labels: Readonly<Record<Sort, string>> = {
    genre: words,
    keyword: value,
    mood: `${words} mood`,
    person: value.slice(value.indexOf(' ') + 1),
    decade: `the ${value}s`,
  };
  return labels[sortOf(feature)];
}
