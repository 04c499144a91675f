import type { CatalogueFilm, CataloguePerson, CatalogueShow } from '@media-gateway/database';
import { makeId } from '@media-gateway/kernel';
import { type PersonRecord, type TitleRecord, emptyTitle } from './record.ts';

/** What content seeds of the sample catalogue. */
export interface SeedCatalogue {
  readonly films: readonly CatalogueFilm[];
  readonly shows: readonly CatalogueShow[];
  readonly people: readonly CataloguePerson[];
}

type Work = CatalogueFilm | CatalogueShow;
type Season = CatalogueShow['seasons'][number];
type Episode = Season['episodes'][number];
/** Catalogue id → name. */
type Names = ReadonlyMap<string, string>;

export const peopleOfCatalogue = ({ people }: SeedCatalogue): PersonRecord[] =>
  people.map(({ id, name, born = null, died = null }) => ({ id: makeId('person', id), name, born, died }));

/** Every film, show, season and episode of the sample catalogue; a parent stands before its parts. */
export function titlesOfCatalogue({ films, shows, people }: SeedCatalogue): TitleRecord[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return [...films.map((film) => factsOf(film, names)), ...shows.flatMap((show) => showWithParts(show, names))];
}

function factsOf(work: Work, names: Names): TitleRecord {
  const { imdb, credits, certifications, names: translated, synopses, ...facts } = work;
  return {
    ...emptyTitle(makeId('title', work.id), work.kind, work.name),
    ...pickFacts(facts),
    certifications: stringsOf(certifications),
    names: stringsOf(translated),
    synopses: stringsOf(synopses),
    credits: credits.map(({ person, role, character = null }) => ({
      ...{ role, character },
      personId: makeId('person', person),
      personName: names.get(person) ?? person,
    })),
    externalIds: imdb === undefined ? [] : [{ source: 'imdb', value: imdb }],
  };
}

const pickFacts = (facts: Omit<Work, 'imdb' | 'credits' | 'certifications' | 'names' | 'synopses'>) => ({
  originalName: facts.originalName,
  originalLanguage: facts.originalLanguage,
  year: facts.year,
  releaseDate: facts.releaseDate ?? null,
  runtimeMinutes: facts.runtimeMinutes,
  synopsis: facts.synopsis,
  genres: facts.genres,
  keywords: facts.keywords,
  moods: facts.moods,
  countries: facts.countries,
  languages: facts.languages,
  popularity: facts.popularity,
});

const stringsOf = (codes: Readonly<Record<string, string | undefined>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(codes).filter((entry): entry is [string, string] => entry[1] !== undefined));

function showWithParts(show: CatalogueShow, names: Names): TitleRecord[] {
  const facts = factsOf(show, names);
  const episodeCount = show.seasons.reduce((sum, { episodes }) => sum + episodes.length, 0);
  const record = {
    ...facts,
    status: show.status,
    endYear: show.endYear ?? null,
    seasonCount: show.seasons.length,
    episodeCount,
  };
  return [record, ...show.seasons.flatMap((season) => seasonWithEpisodes(record, season))];
}

/** `title_severance-2022-s01`, `title_severance-2022-s01e01` */
const partId = (parent: string, letter: 's' | 'e', number: number) =>
  `${parent}${letter === 's' ? '-' : ''}${letter}${String(number).padStart(2, '0')}`;

function seasonWithEpisodes(show: TitleRecord, season: Season): TitleRecord[] {
  const id = partId(show.id, 's', season.number);
  const record: TitleRecord = {
    ...partOf(show, id, 'SEASON', season.name ?? `Season ${season.number}`),
    ...{ number: season.number, parentId: show.id, year: season.year, episodeCount: season.episodes.length },
    releaseDate: season.episodes[0]?.airDate ?? null,
  };
  return [record, ...season.episodes.map((episode) => episodeOf(show, record, episode))];
}

function episodeOf(show: TitleRecord, season: TitleRecord, episode: Episode): TitleRecord {
  const { number, name, airDate = null, runtimeMinutes = null, synopsis = null } = episode;
  return {
    ...partOf(show, partId(season.id, 'e', number), 'EPISODE', name),
    ...{ number, runtimeMinutes, synopsis, parentId: season.id, releaseDate: airDate },
    year: airDate === null ? season.year : Number(airDate.slice(0, 4)),
  };
}

/** What holds for a show holds for its parts: whom it is for, where it is from, how well it is known. */
const partOf = (show: TitleRecord, id: string, kind: 'SEASON' | 'EPISODE', name: string): TitleRecord => ({
  ...emptyTitle(id, kind, name),
  originalLanguage: show.originalLanguage,
  genres: show.genres,
  moods: show.moods,
  countries: show.countries,
  languages: show.languages,
  certifications: show.certifications,
  popularity: show.popularity,
});
