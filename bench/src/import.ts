/**
 * Imports the four streaming catalogues into a fresh database on disk and prints what it took, as JSON.
 * Content's part alone: no other subgraph listens.
 */
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importFiles, showProgress } from '@media-gateway/content/import';
import { migrate, openDatabase } from '@media-gateway/database';

const FOLDER = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'streaming-titles');

/** The catalogues, largest service first; none when the data is absent. */
async function findCatalogues(folder: string): Promise<string[]> {
  const found = await access(folder).then(
    () => readdir(folder),
    () => [],
  );
  return found
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

const files = await findCatalogues(FOLDER);
if (files.length === 0)
  console.log(JSON.stringify({ skipped: 'the streaming catalogues are not on this machine; nothing was measured' }));
else console.log(JSON.stringify(await measure(files)));
