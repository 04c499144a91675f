import type { ByCode } from './record.ts';

export interface NamedTitle {
  readonly name: string;
  readonly originalName: string | null;
  readonly originalLanguage: string | null;
  readonly names: ByCode;
}

/** The name for the first of the locales that has one; the original name serves its own language, `en` is always there. */
export function nameIn(title: NamedTitle, locales: readonly string[]): string {
  const found = locales.map((locale) => nameOf(title, locale)).find((name) => name !== undefined);
  return found ?? title.name;
}

function nameOf(title: NamedTitle, locale: string): string | undefined {
  if (locale === 'en') return title.name;
  if (title.names[locale] !== undefined) return title.names[locale];
  return locale === title.originalLanguage ? (title.originalName ?? undefined) : undefined;
}

/** The synopsis for the first of the locales that has one. */
export function synopsisIn(synopsis: string | null, synopses: ByCode, locales: readonly string[]): string | null {
  const found = locales.map((locale) => (locale === 'en' ? synopsis : synopses[locale])).find((text) => text != null);
  return found ?? synopsis;
}
