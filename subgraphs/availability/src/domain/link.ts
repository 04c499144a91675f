import type { Offer } from './offer.ts';
import type { Platform } from './platform.ts';

/** Where a link is to be opened. */
export const DEVICES = ['WEB', 'IOS', 'ANDROID', 'ANDROID_TV', 'TVOS', 'ROKU', 'WEBOS', 'TIZEN'] as const;
export type Device = (typeof DEVICES)[number];

export interface DeepLink {
  readonly device: Device;
  readonly url: string;
  /** False when the link opens a search for the title's name. */
  readonly opensTitle: boolean;
}

/**
 * The link into a platform's app or site: to the title itself when the platform's own id of it is known, else to a search.
 * @returns null when the platform has no known link for the device.
 */
export function deepLink(
  platform: Platform,
  offer: Pick<Offer, 'titleId' | 'externalId'>,
  device: Device,
): DeepLink | null {
  const byId = platform.links[device];
  if (byId && offer.externalId !== null) {
    return { device, url: byId.replaceAll('{id}', encodeURIComponent(offer.externalId)), opensTitle: true };
  }
  const search = platform.links[`${device}:search`];
  const query = searchWords(offer.titleId);
  if (!search || query === '') return null;
  return { device, url: search.replaceAll('{query}', encodeURIComponent(query)), opensTitle: false };
}

/**
 * The words of a title's id without its year, season and episode: `title_seven-samurai-1954` → `seven samurai`.
 * The name itself belongs to another subgraph, and a search wants no more than its words.
 */
const searchWords = (titleId: string): string =>
  titleId
    .replace(/^title_/, '')
    .replace(/-s\d+(e\d+)?$/, '')
    .replace(/(?<=.)-(18|19|20)\d{2}$/, '')
    .replaceAll('-', ' ');
