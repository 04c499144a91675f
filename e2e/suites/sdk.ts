import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ROOT, type Supergraph } from '@media-gateway/testkit';
import openapiTypescript, { astToString } from 'openapi-typescript';

type Json = Readonly<Record<string, unknown>>;
type Program = (url: string) => Promise<Json>;

const CONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: ['node'],
    outDir: 'dist',
  },
  include: ['*.ts'],
};

/** What a partner does: types out of the document, a program with them, compiled by TypeScript, run against the system. */
export function sdkSuite(get: () => Supergraph, document: Json): void {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'media-gateway-sdk-'));
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
    await writeFile(path.join(folder, 'sdk.ts'), astToString(await openapiTypescript(JSON.stringify(document))));
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('compiles a program that is right, and runs it', async () => {
    expect(await compile(folder, 'partner.ts')).toEqual([0, '']);
    const { run } = (await import(pathToFileURL(path.join(folder, 'dist/partner.js')).href)) as { run: Program };
    expect(await run(get().url)).toEqual({
      name: 'Seven Samurai',
      found: ['title_seven-samurai-1954'],
      problem: 'UNKNOWN_REGION 400 /problems/UNKNOWN_REGION',
    });
  }, 60_000);

  it('refuses a program that is wrong', async () => {
    const [code, said] = await compile(folder, 'mistaken.ts');
    expect(code).not.toBe(0);
    expect(said).toMatch(/mistaken\.ts\(\d+,\d+\): error/);
    expect(said.match(/error TS/g)).toHaveLength(4);
  }, 60_000);
}

/** Compiles one program of `e2e/sdk` beside the types. @returns the exit code, and what the compiler said. */
async function compile(folder: string, program: string): Promise<readonly [number | null, string]> {
  const file = path.join(folder, program);
  await writeFile(file, await readFile(path.join(ROOT, 'e2e/sdk', `${program}.txt`), 'utf8'));
  const said = await runCompiler(folder);
  await rm(file);
  return said;
}

/** Beside the system, which runs in this process and must not stand still meanwhile. */
const runCompiler = (folder: string): Promise<readonly [number | null, string]> =>
  new Promise((resolve) => {
    const compiler = path.join(ROOT, 'node_modules/typescript/bin/tsc');
    const child = execFile(process.execPath, [compiler], { cwd: folder }, (_error, stdout) =>
      resolve([child.exitCode, stdout]),
    );
  });
