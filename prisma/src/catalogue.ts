import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** The sample catalogue: reviewed data files beside the schema. This file is their format; the tests hold every file to it. */
export const CATALOGUE = path.join(import.meta.dirname, '..', 'seed', 'catalogue');

const GENRES = [
  'ACTION',
  'ADVENTURE',
  'ANIMATION',
  'COMEDY',
  'CRIME',
  'DOCUMENTARY',
  'DRAMA',
  'FAMILY',
  'FANTASY',
  'HISTORY',
  'HORROR',
  'MUSIC',
  'MYSTERY',
  'ROMANCE',
  'SCIENCE_FICTION',
  'SPORT',
  'THRILLER',
  'WAR',
  'WESTERN',
] as const;
const MOODS = [
  'ADVENTUROUS',
  'BITTERSWEET',
  'CHARMING',
  'COZY',
  'DARK',
  'DREAMLIKE',
  'EERIE',
  'EPIC',
  'FUNNY',
  'GRITTY',
  'HEARTWARMING',
  'INSPIRING',
  'MELANCHOLIC',
  'MIND_BENDING',
  'NOSTALGIC',
  'PLAYFUL',
  'ROMANTIC',
  'SATIRICAL',
  'SUSPENSEFUL',
  'TENSE',
  'THOUGHT_PROVOKING',
  'UPLIFTING',
  'WHIMSICAL',
] as const;
const ROLES = ['CREATOR', 'DIRECTOR', 'WRITER', 'ACTOR', 'COMPOSER', 'CINEMATOGRAPHER'] as const;
const REGIONS = ['US', 'GB', 'DE', 'FR', 'ES', 'MX', 'JP', 'IN'] as const;

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const year = z.number().int().min(1890).max(2027);
const isoDate = z.iso.date();
const language = z.string().regex(/^[a-z]{2,3}$/);
const region = z.string().regex(/^[A-Z]{2}$/);
const minutes = z.number().int().min(1).max(900);
const locale = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/);

const facts = {
  id: slug,
  name: z.string().min(1),
  originalName: z.string().min(1),
  originalLanguage: language,
  year,
  releaseDate: isoDate.optional(),
  runtimeMinutes: minutes,
  genres: z.array(z.enum(GENRES)).min(1).max(4),
  keywords: z.array(z.string().min(2)).min(3).max(10),
  moods: z.array(z.enum(MOODS)).min(1).max(3),
  certifications: z.partialRecord(z.enum(REGIONS), z.string()).optional(),
  countries: z.array(region).min(1),
  languages: z.array(language).min(1),
  imdb: z
    .string()
    .regex(/^tt\d{7,8}$/)
    .optional(),
  popularity: z.number().min(0).max(1),
  names: z.partialRecord(locale, z.string().min(1)).optional(),
  synopsis: z.string().min(80).max(500),
  synopses: z.partialRecord(locale, z.string().min(40)).optional(),
  credits: z.array(z.strictObject({ person: slug, role: z.enum(ROLES), character: z.string().optional() })).min(1),
};

const film = z.strictObject({ ...facts, kind: z.literal('FILM') });

const episode = z.strictObject({
  number: z.number().int().min(0),
  name: z.string().min(1),
  airDate: isoDate.optional(),
  runtimeMinutes: minutes.optional(),
  synopsis: z.string().optional(),
});

const season = z.strictObject({
  number: z.number().int().min(0),
  year,
  name: z.string().optional(),
  episodes: z.array(episode).min(1),
});

const show = z.strictObject({
  ...facts,
  kind: z.literal('SHOW'),
  endYear: year.optional(),
  status: z.enum(['RUNNING', 'ENDED', 'CANCELED']),
  seasons: z.array(season).min(1),
});

const lifeDate = z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/);
const person = z.strictObject({
  id: slug,
  name: z.string().min(1),
  born: lifeDate.optional(),
  died: lifeDate.optional(),
});

const TYPES = ['SUBSCRIPTION', 'ADS', 'FREE', 'RENT', 'BUY', 'ADDON', 'CINEMA'] as const;

const platform = z.strictObject({
  id: slug,
  name: z.string().min(1),
  regions: z.array(z.enum(REGIONS)).min(1),
  monetization: z.array(z.enum(TYPES)).min(1),
  homepage: z.url(),
  /** Device → template: `WEB` opens the title by `{id}`, what the platform calls it; `WEB:search` searches for `{query}`, its name. */
  links: z.record(z.string(), z.string()),
});

const offer = z.strictObject({
  title: slug,
  platform: slug,
  regions: z.array(z.enum(REGIONS)).min(1),
  type: z.enum(TYPES),
  quality: z.enum(['SD', 'HD', 'UHD']),
  /** Region → price in minor units of its currency. */
  prices: z.partialRecord(z.enum(REGIONS), z.number().int().positive()).optional(),
  availableSince: isoDate.optional(),
  expiresOn: isoDate.optional(),
});

export type CatalogueFilm = z.infer<typeof film>;
export type CatalogueShow = z.infer<typeof show>;
export type CataloguePerson = z.infer<typeof person>;
export type CataloguePlatform = z.infer<typeof platform>;
export type CatalogueOffer = z.infer<typeof offer>;

export interface Catalogue {
  readonly films: readonly CatalogueFilm[];
  readonly shows: readonly CatalogueShow[];
  readonly people: readonly CataloguePerson[];
  readonly platforms: readonly CataloguePlatform[];
  readonly offers: readonly CatalogueOffer[];
}

/** Reads and checks the data files. Everything that is wrong is in the error, with its file and path. */
export async function loadCatalogue(folder = CATALOGUE): Promise<Catalogue> {
  const [films, shows, people, platforms, offers] = await Promise.all([
    readFolder(path.join(folder, 'films'), z.array(film)),
    readFolder(path.join(folder, 'shows'), show),
    readChecked(path.join(folder, 'people.json'), z.array(person)),
    readChecked(path.join(folder, 'platforms.json'), z.array(platform)),
    readChecked(path.join(folder, 'offers.json'), z.array(offer)),
  ]);
  return { films: films.flat(), shows, people, platforms, offers };
}

async function readFolder<T extends z.ZodType>(folder: string, schema: T): Promise<z.infer<T>[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map((file) => readChecked(path.join(folder, file), schema)));
}

async function readChecked<T extends z.ZodType>(file: string, schema: T): Promise<z.infer<T>> {
  const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${path.basename(file)}: ${z.prettifyError(parsed.error)}`);
}
