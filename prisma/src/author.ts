/**
 * Writes the migration from what prisma/migrations makes to what prisma/schema says: `npm run migration -- <name>`.
 * `--check` writes nothing and exits with 1 when there is a difference.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartupError, runMain } from '@media-gateway/kernel';
import { difference } from './difference.ts';
import { MIGRATIONS } from './migrate.ts';

const SCHEMA = path.join(import.meta.dirname, '..', 'schema');

async function write(folder: string, name: string, sql: string): Promise<void> {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const made = path.join(folder, `${stamp}_${name}`);
  await mkdir(made, { recursive: true });
  await writeFile(path.join(made, 'migration.sql'), sql);
  await writeFile(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  console.log(`Wrote ${path.relative(process.cwd(), made)}`);
}

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      schema: { type: 'string', default: SCHEMA },
      migrations: { type: 'string', default: MIGRATIONS },
    },
  });
  const [name = 'change'] = positionals;
  if (!/^[a-z0-9_]+$/.test(name))
    throw new StartupError(`"${name}" is no name for a migration: use lower-case letters, digits and "_".`);
  const sql = await difference(values);
  if (!sql) return console.log('The migrations make what prisma/schema says.');
  if (values.check)
    throw new StartupError(`prisma/schema has changes without a migration; run "npm run migration -- <name>":\n${sql}`);
  await write(values.migrations, name, sql);
}).then(() => process.exit());
