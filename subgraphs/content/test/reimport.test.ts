import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ImportOptions, summaryLines } from '../src/import.ts';
import { film, toCsv, writeCsv } from './csv.ts';
import { type Importing, openImporting } from './importing.ts';

let importing: Importing;

beforeAll(async () => {
  importing = await openImporting();
});
afterAll(() => importing.close());
beforeEach(() => importing.clear());

/** Puts a folder where the report was, so that nothing more can be written to it. */
function blockReport(file: string): void {
  rmSync(file);
  mkdirSync(file);
}

describe('importing again', () => {
  const rows = [
    film('s1', 'Alpha'),
    film('s2', 'ALPHA', { rating: '', director: 'Ada Director' }),
    film('s3', 'Beta', { type: 'TV Show', duration: '2 Seasons', cast: '' }),
    film('s4', '', {}),
  ];

  it('leaves every row as it was and tells nobody', async () => {
    await importing.importRows('netflix_titles.csv', rows);
    await importing.importRows('hulu_titles.csv', [film('s3', 'Beta', { type: 'TV Show', duration: '' })]);
    await importing.content.deps.db.contentOutbox.deleteMany();
    const before = await importing.titles();
    const again = await importing.run(
      ['netflix_titles.csv', 'hulu_titles.csv'].map((name) => path.join(importing.folder, name)),
    );
    expect(again.total).toEqual({ rows: 5, added: 0, merged: 0, unchanged: 4, rejected: 1 });
    expect(await importing.titles()).toEqual(before);
    expect(await importing.announced()).toEqual([]);
  });

  it('reads a file that is named twice once', async () => {
    const file = await writeCsv(importing.folder, 'netflix_titles.csv', toCsv(rows));
    expect((await importing.run([file, file])).total).toMatchObject({ rows: 4 });
  });

  it('for another region tells where else the titles are, and changes none', async () => {
    await importing.importRows('netflix_titles.csv', [film('s1', 'Alpha')]);
    await importing.content.deps.db.contentOutbox.deleteMany();
    const before = await importing.titles();
    expect(
      (await importing.importRows('netflix_titles.csv', [film('s1', 'Alpha')], { region: 'mx' })).total,
    ).toMatchObject({
      unchanged: 1,
    });
    expect(await importing.titles()).toEqual(before);
    expect(await importing.announced()).toMatchObject([
      { version: 1, sightings: [{ platform: 'netflix', region: 'MX', externalId: 's1' }] },
    ]);
  });

  it('rejects a row whose id was given to another work, as by a renumbered edition', async () => {
    await importing.importRows('netflix_titles.csv', [film('s1', 'Alpha')]);
    const { total } = await importing.importRows('netflix_2022.csv', [
      film('s1', 'Omega', { director: 'X Y', cast: '' }),
    ]);
    expect(total).toMatchObject({ rejected: 1, added: 0 });
    expect(await readFile(importing.report, 'utf8')).toContain('netflix already calls ""Alpha"" (2010) ""s1""');
  });
});

describe('rejected rows', () => {
  it('are reported with file, line and reason, and do not stop the rest', async () => {
    const text = toCsv([
      film('s1', 'Good'),
      film('s2', 'Two lines', { type: 'Opera', description: 'One line\nand two\nmore' }),
      film('', 'No id'),
      film('s4', 'No year', { release_year: 'soon' }),
    ]);
    const file = await writeCsv(importing.folder, 'netflix_titles.csv', `${text}s5,Movie\ns6,Movie,"Unclosed\n`);
    const summary = await importing.run([file]);
    expect(summary.total).toMatchObject({ rows: 6, added: 1, rejected: 5 });
    expect((await readFile(importing.report, 'utf8')).trim().split('\n')).toEqual([
      'file,line,reason',
      'netflix_titles.csv,3,"type is ""Opera""; it must be ""Movie"" or ""TV Show"""',
      'netflix_titles.csv,6,show_id missing',
      'netflix_titles.csv,7,"release_year is ""soon""; it must be a year from 1880 to 2100"',
      'netflix_titles.csv,8,the row has not as many columns as the header',
      'netflix_titles.csv,9,a quote that opens in this row is never closed; the rest of the file cannot be read',
    ]);
    expect(summaryLines(summary).join('\n')).toMatch(/1 added, 0 merged, 0 unchanged, 5 rejected[\s\S]*rejected\.csv/);
  });

  it.each([
    ['that is no catalogue', 'netflix.csv', 'a,b\n1,2\n', /lacks the columns show_id, type, title, release_year/],
    ['that is empty', 'netflix.csv', '', /is empty/],
    ['of an unknown platform', 'films.csv', toCsv([film('s1', 'Film')]), /add --platform/],
  ])('a file %s is refused before anything is written', async (_what, name, text, message) => {
    const good = await writeCsv(importing.folder, 'hulu_titles.csv', toCsv([film('s1', 'Good')]));
    const bad = await writeCsv(importing.folder, name, text);
    await expect(importing.run([good, bad])).rejects.toThrow(message);
    expect(await importing.content.deps.db.importJob.count()).toBe(0);
    expect(await importing.titles()).toEqual([]);
  });

  it('a file that is not there and a region that is none are refused', async () => {
    await expect(importing.run([path.join(importing.folder, 'netflix_none.csv')])).rejects.toThrow(/no such file/);
    await expect(importing.importRows('hulu.csv', [film('s1', 'Film')], { region: 'XX' })).rejects.toMatchObject({
      code: 'UNKNOWN_REGION',
    });
  });
});

describe('an interrupted run', () => {
  const rows = Array.from({ length: 10 }, (_, index) =>
    film(`s${index}`, index % 4 === 3 ? '' : `Film number ${index} of ten`),
  );

  const stopAtRow = (row: number) => ({
    progress: (progress: { rows: number }) => {
      if (progress.rows >= row) throw new Error('killed');
    },
  });

  it('goes on where it stopped, with the same end as an uninterrupted one', async () => {
    await expect(importing.importRows('netflix_titles.csv', rows, { batchRows: 3, ...stopAtRow(6) })).rejects.toThrow(
      'killed',
    );
    expect(await importing.titles()).toHaveLength(5);
    const { files, total } = await importing.importRows('netflix_titles.csv', rows, { batchRows: 3 });
    expect(files).toMatchObject([{ resumedAt: 6 }]);
    expect(total).toEqual({ rows: 10, added: 8, merged: 0, unchanged: 0, rejected: 2 });
    expect((await importing.titles()).map(({ version }) => version)).toEqual(Array.from({ length: 8 }, () => 1));
    expect(await importing.announced()).toHaveLength(8);
    expect((await readFile(importing.report, 'utf8')).trim().split('\n')).toHaveLength(3);
  });

  it('in its second file keeps what it has counted in the first', async () => {
    const files = [
      await writeCsv(importing.folder, 'netflix_titles.csv', toCsv(rows)),
      await writeCsv(importing.folder, 'hulu_titles.csv', toCsv([film('s1', 'Other'), film('s2', 'And another')])),
    ];
    await expect(importing.run(files, { batchRows: 1, ...stopAtRow(11) })).rejects.toThrow('killed');
    const summary = await importing.run(files, { batchRows: 1 });
    expect(summary.files).toMatchObject([
      { added: 8, rejected: 2, resumedAt: 10 },
      { added: 2, resumedAt: 1 },
    ]);
    expect((await readFile(importing.report, 'utf8')).trim().split('\n')).toHaveLength(3);
  });

  it('leaves nothing of the batch in which it stopped', async () => {
    const blocked = path.join(importing.folder, 'blocked');
    const file = await writeCsv(
      importing.folder,
      'netflix_titles.csv',
      toCsv([film('s0', 'Kept'), film('s1', 'Lost'), film('s2', '')]),
    );
    // The report is a folder: writing the first reject fails, in the second batch and before its commit.
    const progress: ImportOptions['progress'] = ({ rows: done }) => void (done === 2 && blockReport(blocked));
    await expect(importing.run([file], { batchRows: 1, report: blocked, progress })).rejects.toThrow('EISDIR');
    const job = await importing.content.deps.db.importJob.findFirstOrThrow();
    expect(job).toMatchObject({ rows: 2, added: 2, rejected: 0, finishedAt: null });
    expect((await importing.run([file], { report: importing.report })).total).toEqual({
      rows: 3,
      added: 2,
      merged: 0,
      unchanged: 0,
      rejected: 1,
    });
  });
});
