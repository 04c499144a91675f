import { mkdtemp, readFile, readdir, rm, cp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type CatalogueOffer, type CataloguePerson, loadCatalogue } from '../src/index.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'seed', 'catalogue');
const { films, shows, people, platforms, offers } = await loadCatalogue();
const titles = [...films, ...shows];
const persons = new Map(people.map((person) => [person.id, person]));
const platformOf = new Map(platforms.map((platform) => [platform.id, platform]));

/** Those that occur more than once. */
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const yearOf = (date: string | undefined) => (date === undefined ? undefined : Number(date.slice(0, 4)));

describe('the sample catalogue', () => {
  it('is as large as it says: 300 titles, 20 shows, 10 platforms, 8 regions', () => {
    expect(titles.length).toBeGreaterThanOrEqual(300);
    expect(shows.length).toBeGreaterThanOrEqual(20);
    expect(platforms).toHaveLength(10);
    expect(new Set(offers.flatMap(({ regions }) => regions)).size).toBe(8);
  });

  it('comes from every decade since 1900 and from many countries', () => {
    const decades = new Set(titles.map(({ year }) => Math.floor(year / 10) * 10));
    expect([...decades].toSorted()).toEqual([
      1900, 1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020,
    ]);
    expect(new Set(titles.flatMap(({ countries }) => countries)).size).toBeGreaterThanOrEqual(30);
  });

  it('has no title, person, platform, imdb id or synopsis twice', () => {
    expect(repeated(titles.map(({ id }) => id))).toEqual([]);
    expect(repeated(people.map(({ id }) => id))).toEqual([]);
    expect(repeated(platforms.map(({ id }) => id))).toEqual([]);
    expect(repeated(titles.flatMap(({ imdb }) => imdb ?? []))).toEqual([]);
    expect(repeated(titles.map(({ synopsis }) => synopsis))).toEqual([]);
    expect(repeated(titles.map(({ name, year }) => `${name} (${year})`))).toEqual([]);
  });

  it('has no synopsis that is mostly the words of another', () => {
    const phrases = titles.map(({ id, synopsis }) => ({ id, phrases: phrasesOf(synopsis) }));
    const alike = phrases.flatMap((one, index) =>
      phrases
        .slice(index + 1)
        .flatMap((other) => (overlap(one.phrases, other.phrases) > 0.2 ? [`${one.id} ~ ${other.id}`] : [])),
    );
    expect(alike).toEqual([]);
  });

  it('refers only to what it has', () => {
    const ids = new Set(titles.map(({ id }) => id));
    const credited = titles.flatMap(({ credits }) => credits.map(({ person }) => person));
    expect(credited.filter((id) => !persons.has(id))).toEqual([]);
    expect(people.map(({ id }) => id).filter((id) => !credited.includes(id))).toEqual([]);
    expect(offers.filter(({ title }) => !ids.has(title))).toEqual([]);
    expect(offers.filter(({ platform }) => !platformOf.has(platform))).toEqual([]);
  });

  it('credits nobody twice for the same work', () => {
    const works = titles.flatMap(({ id, credits }) =>
      credits.map(({ person, role, character }) => `${id} ${person} ${role} ${character ?? ''}`),
    );
    expect(repeated(works)).toEqual([]);
  });
});

describe('dates in the catalogue', () => {
  it('fit the file of their decade', async () => {
    const files = await readdir(path.join(FOLDER, 'films'));
    for (const file of files) {
      const inFile = JSON.parse(await readFile(path.join(FOLDER, 'films', file), 'utf8')) as {
        id: string;
        year: number;
      }[];
      const decade = Number.parseInt(file, 10);
      expect([file, inFile.filter(({ year }) => year < decade || year > decade + 9)]).toEqual([file, []]);
    }
  });

  it('fit the ids: a title id ends with its year', () => {
    expect(titles.filter(({ id, year }) => !id.endsWith(`-${year}`)).map(({ id }) => id)).toEqual([]);
  });

  it('have a title come out within a year of the year it is known by', () => {
    const apart = titles.filter(({ releaseDate, year }) => Math.abs((yearOf(releaseDate) ?? year) - year) > 1);
    expect(apart.map(({ id }) => id)).toEqual([]);
  });

  it('have everybody born before the work they did, and nobody direct long after death', () => {
    const impossible = titles.flatMap(({ id, year, credits }) =>
      credits.flatMap(({ person, role }) => {
        const { born, died } = persons.get(person) as CataloguePerson;
        const tooYoung = (yearOf(born) ?? 0) + (role === 'DIRECTOR' ? 15 : 0) > year;
        const tooLate = role === 'DIRECTOR' && (yearOf(died) ?? year) + 3 < year;
        return tooYoung || tooLate ? [`${id}: ${person} ${role}`] : [];
      }),
    );
    expect(impossible).toEqual([]);
  });

  it('have everybody die after birth, within 115 years', () => {
    const impossible = people.filter(
      ({ born, died }) => born && died && (died <= born || Number(yearOf(died)) - Number(yearOf(born)) > 115),
    );
    expect(impossible).toEqual([]);
  });
});

describe('shows in the catalogue', () => {
  it.each(shows.map((show) => [show.id, show] as const))(
    '%s has seasons and episodes in order, within its years',
    (_, show) => {
      const numbers = show.seasons.map(({ number }) => number);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
      expect(show.seasons[0]?.year).toBe(show.year);
      expect(show.status === 'RUNNING' || (show.endYear !== undefined && show.endYear >= show.year)).toBe(true);
      for (const season of show.seasons) {
        const first = season.episodes[0]?.number ?? 1;
        expect(season.episodes.map(({ number }) => number)).toEqual(
          season.episodes.map((_episode, index) => first + index),
        );
        const years = season.episodes.flatMap(({ airDate }) => yearOf(airDate) ?? []);
        expect(years.filter((year) => year < show.year || year > (show.endYear ?? 2027))).toEqual([]);
      }
    },
  );
});

describe('offers in the catalogue', () => {
  /** Plausible prices in minor units of the region's currency; the yen has none smaller. */
  const PRICES = {
    US: [99, 2999],
    GB: [99, 2999],
    DE: [99, 2999],
    FR: [99, 2999],
    ES: [99, 2999],
    MX: [1500, 49_900],
    JP: [100, 4000],
    IN: [2500, 99_900],
  } as const;
  const shown = ({ title, platform, type }: CatalogueOffer) => `${title} on ${platform}: ${type}`;

  it('are only in regions and of kinds that their platform has', () => {
    const elsewhere = offers.filter(({ platform, regions, type }) => {
      const known = platformOf.get(platform);
      return !known?.monetization.includes(type) || regions.some((region) => !known.regions.includes(region));
    });
    expect(elsewhere.map(shown)).toEqual([]);
  });

  it('say a thing once', () => {
    expect(
      repeated(
        offers.flatMap((offer) => offer.regions.map((region) => `${shown(offer)} ${offer.quality} in ${region}`)),
      ),
    ).toEqual([]);
  });

  it('have a plausible price in every region where one rents or buys, and none elsewhere', () => {
    const wrong = offers.filter(({ type, regions, prices = {} }) => {
      const priced = Object.keys(prices).toSorted();
      if (type !== 'RENT' && type !== 'BUY') return priced.length > 0;
      const missing = priced.join() !== regions.toSorted().join();
      return (
        missing ||
        regions.some(
          (region) => Number(prices[region]) < PRICES[region][0] || Number(prices[region]) > PRICES[region][1],
        )
      );
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('cost more to buy than to rent', () => {
    const rents = new Map(
      offers
        .filter(({ type }) => type === 'RENT')
        .map((offer) => [`${offer.title} ${offer.platform} ${offer.quality}`, offer]),
    );
    const cheaper = offers.filter((offer) => {
      const rent = rents.get(`${offer.title} ${offer.platform} ${offer.quality}`);
      return (
        offer.type === 'BUY' &&
        offer.regions.some((region) => Number(offer.prices?.[region]) <= Number(rent?.prices?.[region] ?? 0))
      );
    });
    expect(cheaper.map(shown)).toEqual([]);
  });

  it('end after they begin', () => {
    expect(
      offers
        .filter(({ availableSince, expiresOn }) => availableSince && expiresOn && expiresOn <= availableSince)
        .map(shown),
    ).toEqual([]);
  });
});

describe('a data file that is wrong', () => {
  it.each([
    ['an unknown genre', { genres: ['ROMCOM'] }, 'genres'],
    ['a year before film', { year: 1850 }, 'year'],
    ['a runtime of nothing', { runtimeMinutes: 0 }, 'runtimeMinutes'],
    ['a synopsis of two words', { synopsis: 'A film.' }, 'synopsis'],
    ['a fact that the format does not know', { budget: 1 }, 'budget'],
    ['an imdb id of another form', { imdb: '12345' }, 'imdb'],
  ])('is refused with its file and place: %s', async (_, change, place) => {
    const copy = await mkdtemp(path.join(tmpdir(), 'catalogue-'));
    await cp(FOLDER, copy, { recursive: true });
    await writeFile(path.join(copy, 'films/1950s.json'), JSON.stringify([{ ...films[0], ...change }]));
    await expect(loadCatalogue(copy)).rejects.toThrow(new RegExp(`^1950s\\.json: [^]*${place}`));
    await rm(copy, { recursive: true });
  });
});

/** The runs of four words in a text. */
function phrasesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(3).map((_, index) => words.slice(index, index + 4).join(' ')));
}

/** The share of the smaller set that is in the other, 0–1. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  return [...small].filter((phrase) => large.has(phrase)).length / small.size;
}
