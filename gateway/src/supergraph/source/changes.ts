import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

/** Events that come as one change: an editor or a build writes in several steps, in ms. */
const QUIET_MS = 100;

/**
 * Calls back when one of the files may have changed, until the returned function is called. Their folders are watched, not
 * they themselves: a file that is replaced by a rename, or a link that is turned to another folder (as Kubernetes does
 * with a ConfigMap), is a new file. What the system does not tell of, as on a network drive, is found by looking every `pollMs`.
 */
export function watchFiles(files: readonly string[], pollMs: number, changed: () => void): () => void {
  let quiet: NodeJS.Timeout | undefined;
  const touched = () => {
    clearTimeout(quiet);
    quiet = setTimeout(changed, QUIET_MS);
  };
  const folders = [...new Set(files.map((file) => path.dirname(path.resolve(file))))];
  const watchers = folders.flatMap((folder) => watchFolder(folder, touched));
  const poll = setInterval(changed, pollMs);
  return () => {
    clearTimeout(quiet);
    clearInterval(poll);
    for (const watcher of watchers) watcher.close();
  };
}

/** None where the system has no watchers left, or the folder is gone: then looking regularly has to do. */
function watchFolder(folder: string, touched: () => void): readonly FSWatcher[] {
  try {
    const watcher = watch(folder, touched);
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
