import { AppError } from './errors.ts';

/** ISO 3166-1 alpha-2, every officially assigned code. */
const REGIONS = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
    'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
    'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
    'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
    'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
);

export const isRegion = (code: string): boolean => REGIONS.has(code);

/**
 * A region as ISO 3166-1 alpha-2 in upper case; lower case is accepted.
 * @throws AppError UNKNOWN_REGION for anything else.
 */
export function checkRegion(code: string): string {
  const region = code.toUpperCase();
  // One letter may become two in upper case (ß): then it was no code.
  if (region.length === code.length && isRegion(region)) return region;
  throw new AppError(
    'UNKNOWN_REGION',
    `"${code.slice(0, 40)}" is not a region; use an ISO 3166-1 alpha-2 code such as "US", "DE" or "MX".`,
  );
}

/**
 * The locales to try, best first: `es-MX` → `['es-MX', 'es', 'en']`.
 * @throws AppError UNKNOWN_LOCALE when it is no BCP 47 tag.
 */
export function localeFallbacks(locale: string): readonly string[] {
  try {
    const tag = new Intl.Locale(locale);
    return [...new Set([tag.toString(), tag.language, 'en'])];
  } catch {
    throw new AppError(
      'UNKNOWN_LOCALE',
      `"${locale.slice(0, 40)}" is not a locale; use a BCP 47 tag such as "en", "es-MX" or "pt-BR".`,
    );
  }
}
