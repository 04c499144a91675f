import type { CreditRole } from '@media-gateway/database';
import type { Sighting } from '@media-gateway/kernel';
import { importedTitleId } from '../naming.ts';
import { type CreditRecord, type PersonRecord, type TitleRecord, emptyTitle } from '../record.ts';
import type { CatalogueRow } from './parseRow.ts';

export interface RowSource {
  readonly platform: string;
  readonly region: string;
}

/** Who a name stands for. */
export type FindPerson = (name: string) => PersonRecord;

/** The title that a row alone makes. */
export function toTitle(row: CatalogueRow, { platform }: RowSource, person: FindPerson): TitleRecord {
  const { kind, name, year, externalId, runtimeMinutes, seasonCount, synopsis, genres, keywords, countries } = row;
  return {
    ...emptyTitle(importedTitleId({ platform, externalId, name, year }), kind, name),
    ...{ year, runtimeMinutes, seasonCount, synopsis, genres, keywords, countries },
    certifications: row.certification === null ? {} : { US: row.certification },
    credits: [...creditsOf(row.directors, 'DIRECTOR', person), ...creditsOf(row.cast, 'ACTOR', person)],
    externalIds: [{ source: platform, value: externalId }],
  };
}

/** Two spellings of one name in a list are one credit. */
function creditsOf(names: readonly string[], role: CreditRole, find: FindPerson): CreditRecord[] {
  const people = new Map(names.map((name) => find(name)).map((person) => [person.id, person]));
  return [...people.values()].map(({ id, name }) => ({ personId: id, personName: name, role, character: null }));
}

/** That the platform's own catalogue listed it, for whoever keeps offers. */
export const toSighting = (row: CatalogueRow, { platform, region }: RowSource): Sighting => ({
  platform,
  region,
  externalId: row.externalId,
  availableSince: row.availableSince,
  checkedAt: null,
});
