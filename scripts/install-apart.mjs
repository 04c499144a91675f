// Installs what only one command needs: a folder beside the workspaces, with a lock file of its own.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { timed } from './timed.mjs';

/**
 * Does nothing when the lock file is the one that was installed last. No install script is run but that of `rebuild`, a package.
 * @param name what is installed, for whoever waits.
 */
export function installApart(folder, { name, rebuild }) {
  const mark = path.join(folder, 'node_modules/.install-hash');
  const hash = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  console.log(`Installing ${name}; this takes a minute or two …`);
  timed(`Installed ${name}`, () => {
    npm(folder, 'ci', '--ignore-scripts');
    if (rebuild) npm(folder, 'rebuild', rebuild);
  });
  writeFileSync(mark, hash);
}
