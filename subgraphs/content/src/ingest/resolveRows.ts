import type { Sighting } from '@media-gateway/kernel';
import type { TitleRecord } from '../domain/record.ts';
import { type Resolution, resolveTitle } from '../domain/resolveTitle.ts';
import type { CatalogueRow } from '../domain/row/parseRow.ts';
import { type RowSource, toSighting } from '../domain/row/toTitle.ts';
import type { TitleIndex } from '../domain/titleIndex.ts';
import { grouped } from '../read/grouped.ts';
import type { Changes } from '../write/save.ts';
import type { Counts } from './job.ts';
import type { RowPlace } from './readRows.ts';
import type { Reject } from './report.ts';

export interface PlacedRow {
  readonly place: RowPlace;
  readonly row: CatalogueRow;
}

export interface RowsToResolve {
  readonly rows: readonly PlacedRow[];
  /** The title that each row alone makes. */
  readonly incoming: readonly TitleRecord[];
  readonly index: TitleIndex;
  readonly source: RowSource;
  /** Whether what did not change was announced before. */
  readonly again: boolean;
}

/** What a batch changes, and what became of its rows. */
export interface ResolvedRows extends Changes {
  readonly rejects: readonly Reject[];
  readonly counts: Omit<Counts, 'rejected'>;
}

type Stored = Extract<Resolution, { record: TitleRecord }>;
type StoredRow = PlacedRow & { readonly resolution: Stored };

/** Resolves row by row; a row sees what the rows before it made. */
export function resolveRows({ rows, incoming, index, source, again }: RowsToResolve): ResolvedRows {
  const resolved = rows.map((row, position) => ({
    ...row,
    resolution: resolveNext(incoming[position] as TitleRecord, index),
  }));
  const stored = resolved.filter((row): row is StoredRow => row.resolution.outcome !== 'REJECTED');
  const changed = stored.filter(({ resolution }) => resolution.outcome !== 'UNCHANGED');
  const records = lastRecords(changed);
  const added = addedIds(changed);
  const unchanged = [...lastRecords(stored).values()].filter(({ id }) => !records.has(id));
  return {
    records: [...records.values()],
    unchanged: again ? [] : unchanged,
    known: new Set([...records.keys()].filter((id) => !added.has(id))),
    sightings: sightingsOf(again ? changed : stored, source),
    rejects: resolved.flatMap(({ place, resolution }) =>
      'reason' in resolution ? [{ line: place.line, reason: resolution.reason }] : [],
    ),
    counts: {
      added: countOf(stored, 'ADDED'),
      merged: countOf(stored, 'MERGED'),
      unchanged: countOf(stored, 'UNCHANGED'),
    },
  };
}

function resolveNext(incoming: TitleRecord, index: TitleIndex): Resolution {
  const resolution = resolveTitle(incoming, index);
  if ('record' in resolution) index.put(resolution.record);
  return resolution;
}

/** Title id → its record after all rows that went into it. */
const lastRecords = (rows: readonly StoredRow[]): ReadonlyMap<string, TitleRecord> =>
  new Map(rows.map(({ resolution }) => [resolution.record.id, resolution.record]));

const addedIds = (rows: readonly StoredRow[]): ReadonlySet<string> =>
  new Set(
    rows.filter(({ resolution }) => resolution.outcome === 'ADDED').map(({ resolution }) => resolution.record.id),
  );

function sightingsOf(rows: readonly StoredRow[], source: RowSource): ReadonlyMap<string, readonly Sighting[]> {
  const byTitle = grouped(rows, ({ resolution }) => resolution.record.id);
  return new Map([...byTitle].map(([id, group]) => [id, group.map(({ row }) => toSighting(row, source))]));
}

const countOf = (rows: readonly StoredRow[], outcome: Stored['outcome']) =>
  rows.filter(({ resolution }) => resolution.outcome === outcome).length;
