import type { CatalogueFilm, CataloguePerson, CatalogueShow } from '@media-gateway/database';
import type { SeedCatalogue } from '../src/domain/catalogue.ts';

const SYNOPSIS =
  'An invented work that stands in for a real one, so that what is tested can be seen at a glance and nothing else is in the way.';

const people: CataloguePerson[] = Array.from({ length: 12 }, (_, index) => ({
  id: `person-${index}`,
  name: `Person ${index}`,
}));

/** Every film has six credits: the first person directs, five others act. */
const creditsOf = (index: number): CatalogueFilm['credits'] =>
  [0, 1, 2, 3, 4, 5].map((offset) => ({
    person: `person-${(index + offset) % people.length}`,
    role: offset === 0 ? 'DIRECTOR' : 'ACTOR',
    ...(offset > 0 && { character: `Role ${offset}` }),
  }));

const facts = (index: number) => ({
  originalLanguage: 'en',
  year: 1960 + (index % 50),
  runtimeMinutes: 90 + index,
  genres: [index % 2 === 0 ? ('DRAMA' as const) : ('COMEDY' as const)],
  keywords: ['one', 'two', 'three'].map((word) => `${word}-${index}`),
  moods: ['EPIC' as const],
  countries: ['US'],
  languages: ['en'],
  // Few values for many films: pages must get over equal ones.
  popularity: (index % 5) / 10,
  synopsis: SYNOPSIS,
  credits: creditsOf(index),
});

const film = (index: number): CatalogueFilm => ({
  ...facts(index),
  id: `film-${index}`,
  kind: 'FILM',
  name: `Film ${index}`,
  originalName: `Film ${index}`,
  imdb: `tt${String(1_000_000 + index)}`,
});

/** A film with names in other languages, a certification and a day of release. */
const translated: CatalogueFilm = {
  ...film(100),
  id: 'la-estrella-1998',
  name: 'The Star',
  originalName: 'La estrella',
  originalLanguage: 'es',
  releaseDate: '1998-05-20',
  year: 1998,
  certifications: { US: 'PG-13', DE: '12' },
  names: { de: 'Der Stern', 'es-MX': 'La estrellita' },
  synopses: { de: 'Ein erfundenes Werk, das für ein wirkliches steht.' },
};

const upcoming = ['2026-03-01', '2026-02-01'].map((releaseDate, index): CatalogueFilm => ({
  ...film(200 + index),
  ...{ releaseDate, year: 2026 },
}));

const show: CatalogueShow = {
  ...facts(300),
  id: 'show-2001',
  kind: 'SHOW',
  name: 'Show',
  originalName: 'Show',
  status: 'ENDED',
  endYear: 2003,
  seasons: [1, 2].map((number) => ({
    ...{ number, year: 2000 + number },
    episodes: [1, 2, 3].map((episode) => ({
      number: episode,
      name: `Episode ${episode}`,
      airDate: `200${number}-01-0${episode}`,
    })),
  })),
};

/** An invented catalogue: 60 films alike, one translated, two still to come, one show. */
export const CATALOGUE: SeedCatalogue = {
  films: [...Array.from({ length: 60 }, (_, index) => film(index)), translated, ...upcoming],
  shows: [show],
  people,
};
