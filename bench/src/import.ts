/**
 * `npm run import -w bench -- <folder>`: imports the streaming catalogues of a folder into a fresh database on disk and
 * prints what it took, as JSON. Content's part alone: no other subgraph listens.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importFiles, showProgress } from '@media-gateway/content/import';
import { migrate, openDatabase } from '@media-gateway/database';

/** The CSVs of the folder that was named; none when it is absent. */
async function findCatalogues(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => path.join(folder, name));
}

const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / 1024);

async function measure(files: readonly string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'import-bench-'));
  const database = await openDatabase({ url: `pglite:${path.join(folder, 'postgres')}` });
  try {
    await migrate(database);
    // Making a new PGlite folder takes more memory than any import; an installed system has one already.
    const openedMegabytes = peakMegabytes();
    const deps = { db: database.db, now: Date.now };
    const run = () =>
      importFiles({
        deps,
        files,
        region: 'US',
        report: path.join(folder, 'rejected.csv'),
        progress: showProgress(process.stderr),
      });
    const first = await run();
    const titles = await database.db.title.count();
    const second = await run();
    const people = await database.db.person.count();
    const again = { ...second.total, seconds: second.seconds };
    return {
      ...first.total,
      titles,
      people,
      seconds: first.seconds,
      again,
      openedMegabytes,
      peakMegabytes: peakMegabytes(),
    };
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const folder = process.argv[2] ?? '../../shared/data/streaming-titles';
const files = await findCatalogues(folder);
const result = files.length > 0 ? await measure(files) : { skipped: `no CSV in ${folder}; nothing was measured` };
console.log(JSON.stringify(result));
