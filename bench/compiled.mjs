// `node compiled.mjs <name> [argument …]`: runs src/<name>.ts and the workspaces it imports from JavaScript, with as many open files as may be. A translator on the
// way would leave its mark on the figures, above all on memory.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from '../scripts/compile.mjs';

const HERE = import.meta.dirname;
const [name, ...args] = process.argv.slice(2);

await compile();
await compileBench();
const entry = path.join(HERE, 'dist', `${name}.js`);
const command = 'ulimit -n "$(ulimit -Hn)" && exec "$0" "$@"';
const child = spawn('sh', ['-c', command, process.execPath, entry, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

async function compileBench() {
  const { default: typescript } = await import('typescript');
  const { ModuleKind, ScriptTarget, transpileModule } = typescript;
  const options = {
    target: ScriptTarget.ES2023,
    module: ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  const source = path.join(HERE, 'src');
  for (const file of readdirSync(source, { recursive: true }).filter((one) => one.endsWith('.ts'))) {
    const { outputText } = transpileModule(readFileSync(path.join(source, file), 'utf8'), { compilerOptions: options });
    const target = path.join(HERE, 'dist', file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}
