// Installs the dependencies when they are missing or the lock file has changed since.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { timed } from './timed.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const LOCK = path.join(ROOT, 'package-lock.json');
const MARK = path.join(ROOT, 'node_modules/.install-hash');
/** What npm itself leaves behind after an install. */
const NPM_MARK = path.join(ROOT, 'node_modules/.package-lock.json');

/** @returns whether it had to install. */
export function install() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (isCurrent(hash)) return false;
  console.log('Installing packages; the first time takes a minute or two …');
  // No install script is needed, and some would download what is not used; so none is run.
  timed('Installed packages', () => npm(ROOT, 'ci', '--ignore-scripts'));
  writeFileSync(MARK, hash);
  return true;
}

/** The lock file is the one that was installed; or npm was run by hand since, which leaves its own mark, younger than the lock file. */
function isCurrent(hash) {
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return true;
  return existsSync(NPM_MARK) && statSync(NPM_MARK).mtimeMs >= statSync(LOCK).mtimeMs;
}
