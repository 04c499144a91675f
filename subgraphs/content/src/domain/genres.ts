/** Every genre with the name that people read. */
export const GENRE_NAMES = {
  ACTION: 'Action',
  ADVENTURE: 'Adventure',
  ANIMATION: 'Animation',
  COMEDY: 'Comedy',
  CRIME: 'Crime',
  DOCUMENTARY: 'Documentary',
  DRAMA: 'Drama',
  FAMILY: 'Family',
  FANTASY: 'Fantasy',
  HISTORY: 'History',
  HORROR: 'Horror',
  MUSIC: 'Music',
  MYSTERY: 'Mystery',
  ROMANCE: 'Romance',
  SCIENCE_FICTION: 'Science Fiction',
  SPORT: 'Sport',
  THRILLER: 'Thriller',
  WAR: 'War',
  WESTERN: 'Western',
} as const;

export type Genre = keyof typeof GENRE_NAMES;

export const isGenre = (text: string): text is Genre => text in GENRE_NAMES;

/** What is not of the closed list is left out: a newer importer must not break an older schema. */
export const genresOf = (stored: readonly string[]): Genre[] => stored.filter(isGenre);
