import type { Database, Prisma } from '@media-gateway/database';
import type { PersonRecord, TitleRecord } from '../domain/record.ts';
import { type FindPerson, type RowSource, toTitle } from '../domain/row/toTitle.ts';
import { addPeople } from '../write/people.ts';
import { save } from '../write/save.ts';
import { findCandidates } from './findCandidates.ts';
import { findPeople } from './findPeople.ts';
import { type Job, advance, saveProgress } from './job.ts';
import type { Reject } from './report.ts';
import { type PlacedRow, type ResolvedRows, resolveRows } from './resolveRows.ts';

const TRANSACTION = { timeout: 120_000, maxWait: 60_000 };
/** Imports resolve titles one after the other, or two of them would both add the same one. Any number that nobody else takes. */
const IMPORT_LOCK = 7_262_001;

export interface Batch {
  readonly job: Job;
  /** Whether the file was imported to its end before: then what did not change was told before, too. */
  readonly again: boolean;
  readonly source: RowSource;
  /** Readable rows, in the order of the file. */
  readonly rows: readonly PlacedRow[];
  /** Rows of the batch that could not be read. */
  readonly rejects: readonly Reject[];
  /** Rows of the file that are worked off after this batch. */
  readonly end: number;
  /** Told of every rejected row of the batch before it is committed. */
  readonly report: (rejects: readonly Reject[]) => Promise<void>;
}

/** Works off a batch in one transaction: titles, people, events and the job's progress are there together or not at all. */
export function importBatch(db: Database, batch: Batch): Promise<Job> {
  return db.$transaction(async (sql) => {
    await sql.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)`;
    const person = await findPeople(
      sql,
      batch.rows.flatMap(({ row }) => [...row.directors, ...row.cast]),
    );
    const resolved = await resolveBatch(sql, batch, person);
    await addPeople(sql, newPeople(resolved.records));
    await save(sql, resolved);
    const rejects = [...batch.rejects, ...resolved.rejects];
    await batch.report(rejects);
    const after = advance(batch.job, batch.end, { ...resolved.counts, rejected: rejects.length });
    await saveProgress(sql, batch.job, after);
    return after;
  }, TRANSACTION);
}

async function resolveBatch(
  sql: Prisma.TransactionClient,
  { rows, source, again }: Batch,
  person: FindPerson,
): Promise<ResolvedRows> {
  const incoming = rows.map(({ row }) => toTitle(row, source, person));
  const index = await findCandidates(sql, incoming);
  return resolveRows({ rows, incoming, index, source, again });
}

/** Everyone credited; those who are stored already are not touched by `addPeople`. */
function newPeople(records: readonly TitleRecord[]): PersonRecord[] {
  const credits = records.flatMap((record) => record.credits);
  const people = new Map(credits.map(({ personId, personName }) => [personId, personName]));
  return [...people].map(([id, name]) => ({ id, name, born: null, died: null }));
}
