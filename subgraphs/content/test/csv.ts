import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const COLUMNS =
  'show_id,type,title,director,cast,country,date_added,release_year,rating,duration,listed_in,description,OTT'.split(
    ',',
  );

export type CsvRow = Readonly<Record<string, string>>;

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A catalogue as the services' files are written. */
export const toCsv = (rows: readonly CsvRow[]): string =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map(quoted).join(','))
    .join('\n') + '\n';

export const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'import-'));

export async function writeCsv(folder: string, name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}

/** A film that needs no repair. */
export const film = (id: string, title: string, cells: CsvRow = {}): CsvRow => ({
  ...{
    show_id: id,
    type: 'Movie',
    title,
    director: 'Ada Director',
    cast: 'Bo Actor, Cy Actor',
    country: 'United States, France',
  },
  ...{
    date_added: '25-Sep-21',
    release_year: '2010',
    rating: 'PG-13',
    duration: '90 min',
    listed_in: 'Dramas, Comedies',
  },
  description: `What ${title} is about.`,
  ...cells,
});
