import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '@media-gateway/kernel';

/** A takeover lasts milliseconds; one that is older than this, in ms, was left behind by a crash. */
const TAKEOVER_MS = 10_000;

/**
 * Takes a lock file that names this process, since PGlite does not lock its folder and a second writer would lose data silently.
 * A lock whose process is gone is taken over.
 * @returns releases the lock.
 * @throws StartupError naming the process that holds it.
 */
export async function lockFolder(file: string): Promise<() => Promise<void>> {
  const holder = await thisProcess();
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, JSON.stringify(holder));
  try {
    const taken = (await linkUnlessThere(own, file)) || (await takeOver(file, own));
    if (!taken)
      throw new StartupError(
        `The data folder is in use by process ${(await holderOf(file))?.pid ?? 'unknown'} (${file}). Stop it first, or set DATA_DIR to another folder.`,
      );
  } finally {
    await rm(own, { force: true });
  }
  return () => rm(file, { force: true });
}

interface Holder {
  readonly pid: number;
  /** When the process started, in clock ticks since the boot; tells it from a later one with the same pid. '' where /proc is missing. */
  readonly started: string;
}

/** A hard link is made at once and with its content, or not at all: of two processes that start together one wins. */
const linkUnlessThere = (from: string, file: string): Promise<boolean> =>
  link(from, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

/** Replaces a stale lock. One process at a time decides that it is stale, for the next one would else remove the lock of the first. */
async function takeOver(file: string, own: string): Promise<boolean> {
  const door = `${file}.takeover`;
  while (!(await enter(door))) await sleep(20);
  try {
    const holder = await holderOf(file);
    if (holder && (await isAlive(holder))) return false;
    await rename(own, file);
    return true;
  } finally {
    await rmdir(door);
  }
}

async function enter(door: string): Promise<boolean> {
  const made = await mkdir(door).then(
    () => true,
    () => false,
  );
  if (!made && (await ageOf(door)) > TAKEOVER_MS) await rmdir(door).catch(() => undefined);
  return made;
}

const ageOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    const { pid, started } = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, started: started ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

const thisProcess = async (): Promise<Holder> => ({ pid: process.pid, started: await startOf(process.pid) });

/** Field 22 of proc(5) stat; the second field may hold blanks, so counting begins after its bracket. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  if (started !== '' && started !== (await startOf(pid))) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
