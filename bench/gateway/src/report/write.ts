import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { plot } from './plot.ts';
import type { Results } from './results.ts';
import { report } from './table.ts';

const FOLDER = path.join(import.meta.dirname, '../../../results');

/** Writes `bench/results/gateway.{json,md,svg}`, formatted as everything here is. */
export async function writeResults(results: Results): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFormatted('gateway.json', JSON.stringify(results));
  await writeFormatted('gateway.md', report(results));
  await writeFile(path.join(FOLDER, 'gateway.svg'), plot(results));
}

async function writeFormatted(name: string, text: string): Promise<void> {
  const filepath = path.join(FOLDER, name);
  const options = await resolveConfig(filepath);
  await writeFile(filepath, await format(text, { ...options, filepath }));
}
