// `npm run bench -w gateway`: installs what is compared when it is missing, compiles, measures.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireNode } from '../../scripts/node-version.mjs';

const HERE = import.meta.dirname;

requireNode();
const { install } = await import('../../scripts/install.mjs');
const { installApart } = await import('../../scripts/install-apart.mjs');
const { generateClient } = await import('../../scripts/prisma-generate.mjs');
const { compile } = await import('../../scripts/compile.mjs');
// Only when nothing is there: a bench does not replace packages under what else runs here.
if (!existsSync(path.join(HERE, '../../node_modules'))) install();
generateClient();
// Only the comparison needs them.
if (!process.argv.includes('--facades')) installApart(HERE, { name: 'the gateways to compare with' });
await compile();
await compileBench();

const child = spawn(process.execPath, [path.join(HERE, 'dist/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

/** What is measured and what measures run from JavaScript: a translator on the way would leave its mark on the figures. */
async function compileBench() {
  const { default: typescript } = await import('typescript');
  const { ModuleKind, ScriptTarget, transpileModule } = typescript;
  const compilerOptions = {
    target: ScriptTarget.ES2023,
    module: ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  const source = path.join(HERE, 'src');
  rmSync(path.join(HERE, 'dist'), { recursive: true, force: true });
  for (const file of readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.ts'))) {
    const { outputText } = transpileModule(readFileSync(path.join(source, file), 'utf8'), { compilerOptions });
    const target = path.join(HERE, 'dist', file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}
