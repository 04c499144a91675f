import type { Genre } from '../genres.ts';

/**
 * The services' words for genres, in lower case → ours. A word may say more than one, or none that we have: what is not
 * a genre but still tells of the title ("anime", "stand-up") is kept as a keyword, what only says "film" is dropped.
 */
export interface Meaning {
  readonly genres: readonly Genre[];
  readonly keywords?: readonly string[];
}

const genres = (...list: Genre[]): Meaning => ({ genres: list });
const keyword = (...list: string[]): Meaning => ({ genres: [], keywords: list });
const NOTHING: Meaning = { genres: [] };

export const GENRE_WORDS: Readonly<Record<string, Meaning>> = {
  action: genres('ACTION'),
  'action & adventure': genres('ACTION', 'ADVENTURE'),
  'action-adventure': genres('ACTION', 'ADVENTURE'),
  'adult animation': { genres: ['ANIMATION'], keywords: ['adult animation'] },
  adventure: genres('ADVENTURE'),
  'and culture': keyword('arts and culture'),
  'animals & nature': keyword('nature', 'animals'),
  animation: genres('ANIMATION'),
  anime: { genres: ['ANIMATION'], keywords: ['anime'] },
  'anime features': { genres: ['ANIMATION'], keywords: ['anime'] },
  'anime series': { genres: ['ANIMATION'], keywords: ['anime'] },
  arthouse: keyword('arthouse'),
  arts: keyword('arts and culture'),
  biographical: keyword('biography'),
  'british tv shows': keyword('british'),
  cartoons: genres('ANIMATION'),
  'children & family movies': genres('FAMILY'),
  'classic & cult tv': keyword('classic'),
  'classic movies': keyword('classic'),
  classics: keyword('classic'),
  comedies: genres('COMEDY'),
  comedy: genres('COMEDY'),
  'coming of age': keyword('coming of age'),
  'concert film': { genres: ['MUSIC'], keywords: ['concert'] },
  'cooking & food': keyword('cooking'),
  crime: genres('CRIME'),
  'crime tv shows': genres('CRIME'),
  'cult movies': keyword('cult'),
  dance: { genres: ['MUSIC'], keywords: ['dance'] },
  documentaries: genres('DOCUMENTARY'),
  documentary: genres('DOCUMENTARY'),
  docuseries: genres('DOCUMENTARY'),
  drama: genres('DRAMA'),
  dramas: genres('DRAMA'),
  entertainment: NOTHING,
  'faith & spirituality': keyword('faith'),
  'faith and spirituality': keyword('faith'),
  family: genres('FAMILY'),
  fantasy: genres('FANTASY'),
  'game show / competition': keyword('game show'),
  'game shows': keyword('game show'),
  historical: genres('HISTORY'),
  history: genres('HISTORY'),
  horror: genres('HORROR'),
  'horror movies': genres('HORROR'),
  'independent movies': keyword('independent'),
  international: NOTHING,
  'international movies': NOTHING,
  'international tv shows': NOTHING,
  kids: genres('FAMILY'),
  "kids' tv": genres('FAMILY'),
  'korean tv shows': keyword('korean'),
  'late night': keyword('talk show'),
  lgbtq: keyword('lgbtq'),
  'lgbtq movies': keyword('lgbtq'),
  'lgbtq+': keyword('lgbtq'),
  'military and war': genres('WAR'),
  movies: NOTHING,
  music: genres('MUSIC'),
  'music & musicals': genres('MUSIC'),
  'music videos and concerts': { genres: ['MUSIC'], keywords: ['concert'] },
  musical: { genres: ['MUSIC'], keywords: ['musical'] },
  mystery: genres('MYSTERY'),
  parody: { genres: ['COMEDY'], keywords: ['parody'] },
  'police/cop': { genres: ['CRIME'], keywords: ['police'] },
  reality: keyword('reality'),
  'reality tv': keyword('reality'),
  romance: genres('ROMANCE'),
  'romantic comedy': { genres: ['ROMANCE', 'COMEDY'], keywords: ['romantic comedy'] },
  'romantic movies': genres('ROMANCE'),
  'romantic tv shows': genres('ROMANCE'),
  'science & nature tv': { genres: ['DOCUMENTARY'], keywords: ['science', 'nature'] },
  'science & technology': keyword('science', 'technology'),
  'science fiction': genres('SCIENCE_FICTION'),
  'sci-fi & fantasy': genres('SCIENCE_FICTION', 'FANTASY'),
  series: NOTHING,
  sitcom: { genres: ['COMEDY'], keywords: ['sitcom'] },
  'sketch comedy': { genres: ['COMEDY'], keywords: ['sketch comedy'] },
  'soap opera / melodrama': { genres: ['DRAMA'], keywords: ['melodrama'] },
  'spanish-language tv shows': keyword('spanish language'),
  'special interest': NOTHING,
  sports: genres('SPORT'),
  'sports movies': genres('SPORT'),
  'spy/espionage': { genres: ['THRILLER'], keywords: ['espionage'] },
  'stand up': { genres: ['COMEDY'], keywords: ['stand-up'] },
  'stand-up comedy': { genres: ['COMEDY'], keywords: ['stand-up'] },
  'stand-up comedy & talk shows': { genres: ['COMEDY'], keywords: ['stand-up', 'talk show'] },
  suspense: genres('THRILLER'),
  'talk show': keyword('talk show'),
  'talk show and variety': keyword('talk show', 'variety'),
  'teen tv shows': keyword('teen'),
  thriller: genres('THRILLER'),
  thrillers: genres('THRILLER'),
  'tv action & adventure': genres('ACTION', 'ADVENTURE'),
  'tv comedies': genres('COMEDY'),
  'tv dramas': genres('DRAMA'),
  'tv horror': genres('HORROR'),
  'tv mysteries': genres('MYSTERY'),
  'tv sci-fi & fantasy': genres('SCIENCE_FICTION', 'FANTASY'),
  'tv shows': NOTHING,
  'tv thrillers': genres('THRILLER'),
  unscripted: keyword('reality'),
  western: genres('WESTERN'),
  'young adult audience': keyword('teen'),
};

/** Genres and keywords of a list of words, each once; a word that is not in the table becomes a keyword as it is. */
export function readGenreWords(list: string): { readonly genres: Genre[]; readonly keywords: string[] } {
  const words = list.split(',').map((word) => word.trim().toLowerCase());
  const meanings = words.filter((word) => word !== '').map((word) => GENRE_WORDS[word] ?? keyword(word));
  const all = <T>(pick: (meaning: Meaning) => readonly T[]) => [...new Set(meanings.flatMap(pick))];
  return { genres: all((meaning) => meaning.genres), keywords: all((meaning) => meaning.keywords ?? []) };
}
