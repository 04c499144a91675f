import { createHash } from 'node:crypto';
import { makeId, slug } from '@media-gateway/kernel';
import { foldName } from './fold.ts';

/** Lower-case base32 of RFC 4648 without padding. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** An id holds 120 characters; what is left after the hash and the year goes to the name. */
const MAX_NAME = 90;

export interface ImportedName {
  readonly platform: string;
  /** What the platform calls the title. */
  readonly externalId: string;
  readonly name: string;
  readonly year: number;
}

/** `title_<slug of the name>-<year>-<6 base32 characters of SHA-256 of platform and external id>`: the same at every import. */
export const importedTitleId = ({ platform, externalId, name, year }: ImportedName): string =>
  makeId('title', joined([slugOf(name), String(year), hash(`${platform}:${externalId}`)]));

/**
 * `person_<slug>`. A name that a slug cannot hold (another script, too long) gets a hash, so that two of them never share an id.
 */
export function personId(name: string): string {
  const folded = foldName(name);
  const plain = /^[a-z0-9 ]{1,90}$/.test(folded);
  return makeId('person', plain ? slug(folded) : joined([slugOf(name), hash(folded)]));
}

const slugOf = (name: string) => slug(foldName(name)).slice(0, MAX_NAME).replace(/-+$/, '');

const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join('-');

function hash(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  return Array.from({ length: 6 }, (_, index) => BASE32[(bytes[index] ?? 0) & 31]).join('');
}
