import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const require = createRequire(import.meta.url);

export interface Folders {
  readonly schema: string;
  readonly migrations: string;
}

interface SchemaEngine {
  diff(input: object): Promise<{ stdout: string | null }>;
}

async function readFolder(folder: string, pick: (name: string) => string | undefined) {
  const names = (await readdir(folder)).sort();
  const files = names.map((name) => ({ name, file: pick(name) })).filter(({ file }) => file !== undefined);
  return Promise.all(
    files.map(async ({ name, file }) => ({ name, content: await readFile(path.join(folder, file as string), 'utf8') })),
  );
}

async function loadEngine(models: readonly { path: string; content: string }[]): Promise<SchemaEngine> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(wasm), { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  const factory = new PrismaPGlite(await PGlite.create());
  // The comparison needs a shadow database only; one engine is enough, and half the time.
  factory.connectToShadowDb = () => factory.connect();
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  return glue.SchemaEngine.new(
    { datamodels: models.map((file) => [file.path, file.content]) },
    () => undefined,
    adapter,
  );
}

const migrationsList = (baseDir: string, migrations: readonly { name: string; content: string }[]) => ({
  baseDir,
  shadowDbInitScript: '',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  migrationDirectories: migrations.map(({ name, content }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: content } },
  })),
});

/**
 * The SQL that leads from what the migrations make to what the schema says; '' when they agree. Prisma's schema engine runs
 * as WebAssembly over an in-memory PGlite, because its native binary is a download of its own.
 */
export async function difference({ schema, migrations }: Folders): Promise<string> {
  const files = (await readFolder(schema, (name) => name)).map(({ name, content }) => ({
    path: path.join(schema, name),
    content,
  }));
  const scripts = await readFolder(migrations, (name) =>
    name.endsWith('.toml') ? undefined : path.join(name, 'migration.sql'),
  );
  const engine = await loadEngine(files);
  const from = { tag: 'migrations', ...migrationsList(migrations, scripts) };
  const filters = { externalTables: [], externalEnums: [] };
  const { stdout } = await engine.diff({
    from,
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters,
  });
  const sql = stdout ?? '';
  return sql.replace(/--.*$/gm, '').trim() === '' ? '' : sql;
}
