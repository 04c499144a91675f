import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { CATALOGUE } from './catalogue.ts';
import type { Database } from './open.ts';

/** SHA-256 over the data files of the sample catalogue, with their names. */
export async function catalogueDigest(folder = CATALOGUE): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const contents = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
  const hash = createHash('sha256');
  names.forEach((name, index) => hash.update(name).update(contents[index] ?? ''));
  return hash.digest('hex');
}

/**
 * Fills a subgraph's tables unless they were filled with the same catalogue before. Filling must be safe to repeat.
 * @returns whether they were filled now.
 */
export async function seedOnce(
  db: Database,
  subgraph: string,
  digest: string,
  seed: () => Promise<void>,
): Promise<boolean> {
  const last = await db.seedRun.findUnique({ where: { subgraph } });
  if (last?.digest === digest) return false;
  await seed();
  await db.seedRun.upsert({ where: { subgraph }, create: { subgraph, digest }, update: { digest } });
  return true;
}
