import { AppError } from './errors.ts';

/** What an id may name; the prefix of every id says which. */
export type IdKind = 'title' | 'person' | 'user' | 'device' | 'offer';

const FORM = /^(title|person|user|device|offer)_([a-z0-9][a-z0-9-]{0,119})$/;

/** `makeId('title', 'seven-samurai-1954')` → `title_seven-samurai-1954`. The token is lower-case letters, digits and hyphens. */
export const makeId = (kind: IdKind, token: string): string => checkId(kind, `${kind}_${token}`);

/**
 * The id itself when it is a well-formed id of that kind.
 * @throws AppError INVALID_ID, naming the kind it is of when it is of another.
 */
export function checkId(kind: IdKind, id: string): string {
  const found = FORM.exec(id)?.[1];
  if (found === kind) return id;
  const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
  const what = found === undefined ? `"${shown}" is not an id` : `"${shown}" is the id of a ${found}, not of a ${kind}`;
  throw new AppError(
    'INVALID_ID',
    `${what}: ${kind} ids look like "${kind}_…" in lower-case letters, digits and hyphens.`,
  );
}

/** Lower-case ASCII words joined by hyphens: `slug('Amélie!')` → `amelie`. Scripts without Latin letters give ''. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
