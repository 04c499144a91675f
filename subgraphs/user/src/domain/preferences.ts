import { AppError, checkRegion, localeFallbacks } from '@media-gateway/kernel';
import { checkList, checkText, refuse } from './text.ts';

export interface Preferences {
  readonly platforms: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly regions: readonly string[];
  /** BCP 47, canonical. */
  readonly languages: readonly string[];
  readonly genresLiked: readonly string[];
  readonly genresDisliked: readonly string[];
  readonly certificationCeiling: string | null;
  /** Null when nothing was ever preferred. */
  readonly updatedAt: Date | null;
}

export const NO_PREFERENCES: Preferences = {
  platforms: [],
  regions: [],
  languages: [],
  genresLiked: [],
  genresDisliked: [],
  certificationCeiling: null,
  updatedAt: null,
};

/** What is left out stays; null takes away. */
export type PreferencesInput = {
  readonly [K in Exclude<keyof Preferences, 'updatedAt'>]?: Preferences[K] | null | undefined;
};

/** Values a list takes. */
const MAX_VALUES = 50;

type ListName = Exclude<keyof PreferencesInput, 'certificationCeiling'>;

/** How each list's values are checked; it gives the value as it is kept. */
const CHECKS: Readonly<Record<ListName, (value: string) => string>> = {
  platforms: checkPlatformForm,
  regions: checkRegion,
  languages: (tag) => localeFallbacks(tag)[0] as string,
  genresLiked: (code) => checkGenreForm('genresLiked', code),
  genresDisliked: (code) => checkGenreForm('genresDisliked', code),
};

/** Which platforms there are is known elsewhere; a well-formed code that nobody has prefers nothing. */
function checkPlatformForm(code: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) && code.length <= 40) return code;
  throw new AppError(
    'UNKNOWN_PLATFORM',
    `"${code.slice(0, 40)}" is not a platform; codes look like "netflix" or "prime-video".`,
  );
}

function checkGenreForm(argument: string, code: string): string {
  if (/^[A-Z][A-Z_]{1,39}$/.test(code)) return code;
  return refuse(argument, `"${code.slice(0, 40)}" is not a genre; genres look like "DRAMA" or "SCIENCE_FICTION".`);
}

/**
 * The preferences after a change.
 * @throws AppError UNKNOWN_REGION, UNKNOWN_LOCALE, UNKNOWN_PLATFORM, or BAD_USER_INPUT for a list that is too long, a genre that is
 * none or that is both liked and disliked.
 */
export function changePreferences(current: Preferences, input: PreferencesInput, now: Date): Preferences {
  const names = Object.keys(CHECKS) as ListName[];
  const lists = Object.fromEntries(names.map((name) => [name, listOf(name, current, input[name])])) as Pick<
    Preferences,
    ListName
  >;
  const both = lists.genresLiked.find((genre) => lists.genresDisliked.includes(genre));
  if (both !== undefined) refuse('genresDisliked', `"${both}" is both liked and disliked; keep it in one of the two.`);
  return { ...lists, certificationCeiling: ceilingOf(current, input.certificationCeiling), updatedAt: now };
}

function listOf(name: ListName, current: Preferences, values: readonly string[] | null | undefined): readonly string[] {
  if (values === undefined) return current[name];
  const checked = checkList(name, values ?? [], MAX_VALUES).map(CHECKS[name]);
  return [...new Set(checked)];
}

const ceilingOf = (current: Preferences, ceiling: string | null | undefined): string | null => {
  if (ceiling === undefined) return current.certificationCeiling;
  return ceiling === null ? null : checkText('certificationCeiling', ceiling, 20);
};
