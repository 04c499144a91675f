import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NOT_APPLICABLE } from './not-applicable.mjs';
import { run } from './run.mjs';

const SUITE = path.join(import.meta.dirname, 'node_modules/@modelcontextprotocol/conformance/dist/index.js');

export const REVISIONS = ['2025-11-25', '2026-07-28'];

/** Runs every scenario of a revision against a server, and tells of each check that does not apply or fails. @returns the sum. */
export async function runSuite(revision, url) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mcp-conformance-'));
  try {
    const args = [SUITE, 'server', '--url', url, '--suite', 'all', '--spec-version', revision, '-o', folder];
    const { output } = await run(process.execPath, args);
    const files = globSync(path.join(folder, '**/checks.json'));
    if (files.length === 0) throw new Error(`The suite checked nothing:\n${output}`);
    return sumUp(
      revision,
      files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8'))),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sumUp(revision, checks) {
  const failing = checks.filter(({ status }) => status === 'FAILURE');
  const failed = failing.filter(({ id }) => !NOT_APPLICABLE[id]);
  const skipped = failing.filter(({ id }) => NOT_APPLICABLE[id]);
  const passed = checks.filter(({ status }) => status === 'SUCCESS').length;
  for (const { id } of skipped) console.log(`  does not apply: ${id} — ${NOT_APPLICABLE[id]}`);
  for (const { id, errorMessage } of checks.filter(({ status }) => status === 'WARNING'))
    console.log(`  recommended, not done: ${id}${errorMessage ? ` — ${errorMessage}` : ''}`);
  for (const { id, errorMessage } of failed) console.log(`  FAILED ${id} — ${errorMessage}`);
  console.log(`${revision}: ${passed} checks pass, ${failed.length} fail, ${skipped.length} do not apply`);
  return { passed, failed: failed.length, skipped: skipped.length };
}
