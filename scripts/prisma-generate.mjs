// Generates the Prisma client when the schema or the generator has changed since.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { timed } from './timed.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const SCHEMA = path.join(ROOT, 'prisma/schema');
const GENERATED = path.join(ROOT, 'prisma/generated');
const MARK = path.join(GENERATED, '.schema-hash');
const PRISMA = path.join(ROOT, 'node_modules/prisma');

/** @returns whether it had to generate. */
export function generateClient() {
  const hash = schemaHash();
  if (existsSync(path.join(GENERATED, 'client/client.ts')) && existsSync(MARK) && readFileSync(MARK, 'utf8') === hash)
    return false;
  timed('Generated the database client', runPrisma);
  writeFileSync(MARK, hash);
  return true;
}

function schemaHash() {
  const hash = createHash('sha256').update(readFileSync(path.join(PRISMA, 'package.json')));
  for (const name of readdirSync(SCHEMA).sort()) hash.update(name).update(readFileSync(path.join(SCHEMA, name)));
  return hash.digest('hex');
}

/** The schema engine is a download that generating does not need; any binary that succeeds stands in for it. */
function runPrisma() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(PRISMA, 'build/index.js'), 'generate', '--no-hints'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  );
  if (status === 0) return;
  console.error(`${stdout}${stderr}`.trim());
  console.error('error: "prisma generate" failed; see above.');
  process.exit(1);
}
