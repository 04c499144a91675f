import { isRegion } from '@media-gateway/kernel';

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Names that differ from Unicode's, and countries that were: their films are listed under what followed them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'czech republic': 'CZ',
  'east germany': 'DE',
  'hong kong': 'HK',
  macau: 'MO',
  myanmar: 'MM',
  palestine: 'PS',
  'soviet union': 'RU',
  turkey: 'TR',
  uk: 'GB',
  usa: 'US',
  'west germany': 'DE',
};

/** English country name in lower case → ISO 3166-1 alpha-2, from the names that ICU knows. */
function readNames(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const codes = ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second)).filter(isRegion);
  return new Map([
    ...codes.map((code) => [(names.of(code) ?? code).toLowerCase(), code] as const),
    ...Object.entries(OTHER_NAMES),
  ]);
}

const CODES = readNames();

/** The codes of a list of country names, each once; names that are not known are left out. */
export function countriesOf(list: string): string[] {
  const codes = list.split(',').map((name) => CODES.get(name.trim().toLowerCase()));
  return [...new Set(codes)].filter((code) => code !== undefined);
}
