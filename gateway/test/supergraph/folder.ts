import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';

/** A folder of its own for each test. */
export function useFolder(): { readonly in: (name: string) => string } {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gateway-supergraph-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return { in: (name) => path.join(folder, name) };
}

/** Waits for something to become true, at most twenty seconds: a process may be starting on a busy machine. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end;) {
    if (await holds()) return;
    await pause(10);
  }
  throw new Error('What was waited for did not happen.');
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
