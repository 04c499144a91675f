import { AppError } from '@media-gateway/kernel';
import type { OfferType } from '@media-gateway/database';

export interface Platform {
  /** `netflix` */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly regions: readonly string[];
  readonly monetization: readonly OfferType[];
  readonly homepage: string;
  /** Link templates: `WEB` opens a title by `{id}`, `WEB:search` searches for `{query}`; so for each device. */
  readonly links: Readonly<Record<string, string>>;
}

export type Platforms = ReadonlyMap<string, Platform>;

/** @throws AppError UNKNOWN_PLATFORM with the known codes in its details. */
export function platformOf(platforms: Platforms, code: string): Platform {
  const platform = platforms.get(code);
  if (platform) return platform;
  const known = [...platforms.keys()];
  throw new AppError('UNKNOWN_PLATFORM', `"${code.slice(0, 40)}" is not a platform; use one of ${known.join(', ')}.`, {
    details: { platform: code.slice(0, 40), known },
  });
}
