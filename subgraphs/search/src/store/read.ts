import type { Database, Prisma } from '@media-gateway/database';
import { type Kind, type StoredDocument, type StoredOffer, parseOffer } from '../domain/document.ts';
import { wholeName } from '../domain/words.ts';

/** A page of what changed. */
export interface Changed {
  readonly documents: readonly StoredDocument[];
  /** The highest revision read. */
  readonly revision: bigint;
  /** Whether more may follow. */
  readonly more: boolean;
}

/** Documents a page. */
const PAGE = 500;

/** The rows changed after a revision, oldest change first. */
export async function readChanged(db: Database, after: bigint): Promise<Changed> {
  const rows = await db.searchDocument.findMany({
    where: { revision: { gt: after } },
    orderBy: { revision: 'asc' },
    take: PAGE,
    omit: { offerSequences: true },
  });
  return { documents: rows.map(toDocument), revision: rows.at(-1)?.revision ?? after, more: rows.length === PAGE };
}

type Row = Omit<Prisma.SearchDocumentModel, 'offerSequences'>;

/** What many titles share is kept once: it saves a third of the memory and makes counting facets several times faster. */
const shared = new Map<string, string>();
const sharedOffers = new Map<string, StoredOffer>();
const share = (text: string): string => sharedIn(shared, text, (same) => same);

function sharedIn<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}

/** Written out, so that all documents have one shape: read from spread rows, each property would cost several times as much. */
const toDocument = (row: Row): StoredDocument => ({
  titleId: row.titleId,
  version: row.version,
  kind: share(row.kind) as Kind,
  name: row.name,
  originalName: row.originalName,
  otherNames: row.otherNames,
  synopsis: row.synopsis,
  year: row.year,
  runtimeMinutes: row.runtimeMinutes,
  genres: row.genres.map(share),
  keywords: row.keywords,
  moods: row.moods.map(share),
  countries: row.countries.map(share),
  languages: row.languages.map(share),
  certifications: shareValues(row.certifications as Readonly<Record<string, string>>),
  people: row.people,
  popularity: row.popularity,
  offers: row.offers.map((code) => sharedIn(sharedOffers, code, parseOffer)),
  wholeNames: [row.name, row.originalName ?? '', ...row.otherNames].map(wholeName),
});

const shareValues = (labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(labels).map(([region, label]) => [region, share(label)]));
