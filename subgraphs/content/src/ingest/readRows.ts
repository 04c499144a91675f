import { createReadStream } from 'node:fs';
import path from 'node:path';
import { StartupError } from '@media-gateway/kernel';
import { type CsvError, type Info, parse } from 'csv-parse';
import { type Cells, REQUIRED_COLUMNS, toCells } from '../domain/row/cells.ts';

/** Where a row stands in its file. */
export interface RowPlace {
  /** Rows of data up to and with this one. */
  readonly row: number;
  /** Line on which it begins; the header is line 1. */
  readonly line: number;
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

/** A row with its cells, or with the reason why it has none. */
export type ReadRow = RowPlace & ({ readonly cells: Cells } | { readonly reason: string });

/** What the parser gives for a row with `info` and `raw`. */
interface Parsed {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly raw: string;
  readonly info: Info & { readonly error?: CsvError };
}

interface Skipped {
  /** Good rows before it. */
  readonly after: number;
  readonly raw: string;
  readonly reason: string;
}

/** A row longer than this is an unclosed quote that swallows the file. */
const MAX_ROW_BYTES = 1 << 20;

/**
 * Looks at the head of a file, so that what is no catalogue is refused before anything is written.
 * @throws StartupError as `readRows`, and for an empty file.
 */
export async function checkCatalogue(file: string): Promise<void> {
  const rows = readRows(file);
  await rows.next();
  await rows.return();
}

/**
 * Reads a catalogue row by row, whatever its size; a row that is no CSV comes with the reason.
 * @throws StartupError when the file cannot be read or has not the columns of a catalogue.
 */
export async function* readRows(file: string): AsyncGenerator<ReadRow, void, void> {
  const skipped: Skipped[] = [];
  const input = createReadStream(file);
  const parser = createParser(file, skipped);
  input.once('error', (error) => parser.destroy(error));
  const place = createPlace();
  try {
    for await (const parsed of input.pipe(parser) as AsyncIterable<Parsed>) {
      const { records, bytes } = parsed.info;
      while (skipped[0] && skipped[0].after < records) yield toSkipped(skipped.shift() as Skipped, place, bytes);
      yield { ...place(parsed.raw, bytes), ...contentOf(parsed) };
    }
    if (input.bytesRead === 0) throw new StartupError(`${path.basename(file)} is empty.`);
    for (const last of skipped) yield toSkipped(last, place, input.bytesRead);
  } finally {
    input.destroy();
  }
}

function createParser(file: string, skipped: Skipped[]) {
  return parse({
    bom: true,
    columns: (header: readonly string[]) => checkHeader(file, header),
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_BYTES,
    on_skip: (error, raw) =>
      void (error && skipped.push({ after: Number(error['records']), raw: raw ?? '', reason: reasonOf(error) })),
  });
}

function checkHeader(file: string, header: readonly string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = REQUIRED_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length === 0) return names;
  throw new StartupError(
    `${path.basename(file)} is no streaming catalogue: its first line lacks the columns ${missing.join(', ')}.`,
  );
}

const contentOf = ({ record, info }: Parsed): { readonly cells: Cells } | { readonly reason: string } =>
  info.error ? { reason: reasonOf(info.error) } : { cells: toCells(record) };

const REASONS: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: 'the row has not as many columns as the header',
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens in this row is never closed; the rest of the file cannot be read',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${MAX_ROW_BYTES} bytes; a quote may not be closed`,
};

const reasonOf = (error: CsvError): string => REASONS[error.code] ?? `the row is no CSV (${error.code})`;

const toSkipped = (
  { raw, reason }: Skipped,
  place: (raw: string, bytes: number) => RowPlace,
  bytes: number,
): ReadRow => ({
  ...place(raw, bytes),
  reason,
});

/** Counts lines itself: the parser counts a CRLF within quotes twice. */
function createPlace(): (raw: string, bytes: number) => RowPlace {
  let row = 0;
  let lines = 1;
  return (raw, bytes) => {
    const blank = breaksIn(/^[\r\n]*/.exec(raw)?.[0] ?? '');
    const line = lines + blank + 1;
    lines += Math.max(breaksIn(raw), 1);
    row += 1;
    return { row, line, bytes };
  };
}

const breaksIn = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;
