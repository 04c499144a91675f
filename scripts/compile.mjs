// Compiles the sources that changed since, file by file and without checking types, into the dist/ that `npm run build` fills too:
// a start from JavaScript takes a third less time than one that translates on the way.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { timed } from './timed.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const MARK = path.join(ROOT, 'node_modules/.compiled.json');

/** Workspace → what of it is compiled, below its folder; its dist/ has the paths below the first of these that they share. */
const plain = (folder) => ({ folder, from: 'src', sources: ['src'], assets: [] });
const WORKSPACES = [
  ...['kernel', 'adapters', 'pothos'].map((name) => plain(`packages/${name}`)),
  ...readdirSync(path.join(ROOT, 'subgraphs')).map((name) => plain(`subgraphs/${name}`)),
  plain('gateway'),
  plain('embedded'),
  { folder: 'prisma', from: '.', sources: ['src', 'generated'], assets: ['migrations', 'seed'] },
];

/** @returns how many files it had to compile. */
export async function compile() {
  const before = existsSync(MARK) ? JSON.parse(readFileSync(MARK, 'utf8')) : {};
  const files = WORKSPACES.flatMap(filesOf);
  const now = Object.fromEntries(files.map(({ source }) => [path.relative(ROOT, source), stamp(source)]));
  const stale = files.filter(
    ({ source, target }) =>
      before[path.relative(ROOT, source)] !== now[path.relative(ROOT, source)] || !existsSync(target),
  );
  if (stale.length === 0) return 0;
  const { default: typescript } = await import('typescript');
  timed(`Compiled ${stale.length} files`, () => stale.forEach((file) => write(typescript, file)));
  writeFileSync(MARK, JSON.stringify(now));
  return stale.length;
}

const stamp = (file) => {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs}:${size}`;
};

function filesOf({ folder, from, sources, assets }) {
  const base = path.join(ROOT, folder);
  const inside = (name) => list(path.join(base, name));
  const targetOf = (source) => path.join(base, 'dist', path.relative(path.join(base, from), source));
  const code = sources.flatMap(inside).filter((file) => file.endsWith('.ts'));
  const compiled = code.map((source) => ({ source, target: targetOf(source).replace(/\.ts$/, '.js'), isAsset: false }));
  return [
    ...compiled,
    ...assets.flatMap(inside).map((source) => ({ source, target: targetOf(source), isAsset: true })),
  ];
}

const list = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

function write(typescript, { source, target, isAsset }) {
  mkdirSync(path.dirname(target), { recursive: true });
  if (isAsset) return cpSync(source, target);
  const { ModuleKind, ScriptTarget } = typescript;
  const compilerOptions = {
    target: ScriptTarget.ES2023,
    module: ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  const { outputText } = typescript.transpileModule(readFileSync(source, 'utf8'), {
    fileName: source,
    compilerOptions,
  });
  writeFileSync(target, outputText);
}
