/**
 * Who may import whom: the layers are data, the rule below holds every import to them.
 * A package imports only those it names; inside the gateway and inside a subgraph a file imports only from floors below its own.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SUBGRAPHS = ['content', 'search', 'recommendations', 'user', 'sync', 'availability'];
const SHARED = ['kernel', 'database', 'adapters'];
const EVERYTHING = [...SHARED, 'pothos', 'client', ...SUBGRAPHS, 'gateway', 'embedded'];

/** Package → its folder, and the packages of ours that it may import. */
export const PACKAGES = {
  kernel: { folder: 'packages/kernel', imports: [] },
  database: { folder: 'prisma', imports: ['kernel'] },
  adapters: { folder: 'packages/adapters', imports: ['kernel', 'database'] },
  pothos: { folder: 'packages/pothos', imports: ['kernel'] },
  client: { folder: 'packages/client', imports: [] },
  ...Object.fromEntries(
    SUBGRAPHS.map((name) => [name, { folder: `subgraphs/${name}`, imports: [...SHARED, 'pothos'] }]),
  ),
  gateway: { folder: 'gateway', imports: SHARED },
  embedded: { folder: 'embedded', imports: [...SHARED, ...SUBGRAPHS, 'gateway'] },
  testkit: { folder: 'packages/testkit', imports: EVERYTHING },
  e2e: { folder: 'e2e', imports: [...EVERYTHING, 'testkit'] },
  bench: { folder: 'bench', imports: [...EVERYTHING, 'testkit'] },
};

/**
 * From the top floor to the ground; a name with a slash is a folder of src/. `*` stands for everything else.
 * Within one name all may import each other; two names on one floor may not.
 */
export const FLOORS = {
  gateway: [
    ['main.ts', 'index.ts'],
    ['service/'],
    ['facades/', 'config/'],
    ['webhooks/', 'apps/'],
    ['gateway.ts'],
    ['version/'],
    ['pipeline.ts'],
    ['subscriptions/'],
    ['stages/', 'execute/'],
    ['plan/', 'operations/'],
    ['answer/'],
    ['transports/', 'supergraph/'],
    ['request.ts', 'config.ts'],
    ['payload.ts', 'leaving.ts', 'options.ts', 'http-options.ts'],
  ],
  subgraph: [
    ['main.ts'],
    ['index.ts'],
    ['schema.ts'],
    ['schema/'],
    ['builder.ts'],
    ['context.ts'],
    // Reading, writing, jobs, seed: what stands between the ports and the schema.
    ['*'],
    ['ports/'],
    ['domain/'],
  ],
};

/** Folder → what it must never import, though it is below. */
export const NEVER = {
  gateway: { 'facades/': ['execute/'] },
  subgraph: {},
};

/** Package → what of ours only these folders of its src/ may import: what a request runs through keeps nothing of its own. */
export const ONLY_IN = {
  gateway: { database: ['service/', 'webhooks/', 'apps/'] },
};

/** Public doors beside a package's index: what some processes run and others should not have to load. */
const DOORS = [
  '@media-gateway/content/import',
  '@media-gateway/kernel/serve',
  '@media-gateway/adapters/service',
  '@media-gateway/adapters/state',
  '@media-gateway/gateway/mcp',
];

/** What reaches out of the process or speaks GraphQL has no place in src/domain, except as a type. */
export const IMPURE =
  /^(graphql|@pothos\/.*|@media-gateway\/(adapters|database|pothos)|node:(fs|net|http|https|child_process)(\/.*)?|undici|pg|ioredis)$/;

const startsIn = (folder, file) => file.startsWith(`${folder}/`);

/** The package a file belongs to, and its path inside. */
function placeOf(file) {
  const relative = path.relative(ROOT, file).split(path.sep).join('/');
  const found = Object.entries(PACKAGES).find(([, { folder }]) => startsIn(folder, relative));
  return found && { name: found[0], inside: relative.slice(found[1].folder.length + 1) };
}

function floorOf(floors, inside) {
  const file = inside.slice('src/'.length);
  const fits = (name) => (name.endsWith('/') ? file.startsWith(name) : name === file);
  for (const [floor, names] of floors.entries()) {
    const name = names.find(fits);
    if (name) return { floor, name };
  }
  const rest = floors.findIndex((names) => names.includes('*'));
  return rest < 0 ? undefined : { floor: rest, name: '*' };
}

/** Why one package may not import another; undefined when it may. */
function packageFault(from, specifier) {
  const target = /^@media-gateway\/([a-z0-9-]+)(\/.*)?$/.exec(specifier);
  if (!target) return undefined;
  const [, name, deep] = target;
  if (deep && !DOORS.includes(specifier))
    return `"${specifier}" reaches into a package; import "@media-gateway/${name}", its public door.`;
  // Tests may stand on the testkit, which is above everything they test.
  if (name === 'testkit' && from.inside.startsWith('test/')) return undefined;
  if (name === from.name) return undefined;
  if (!PACKAGES[from.name].imports.includes(name)) return `${from.name} must not import ${name}.`;
  return folderFault(from, name);
}

function folderFault(from, name) {
  const folders = ONLY_IN[from.name]?.[name];
  if (!folders || !from.inside.startsWith('src/')) return undefined;
  if (folders.some((folder) => from.inside.startsWith(`src/${folder}`))) return undefined;
  return `${from.inside} must not import ${name}; of ${from.name} only ${folders.join(', ')} may.`;
}

/** Why one file may not import another of the same package; undefined when it may. */
function floorFault(from, to) {
  const kind = SUBGRAPHS.includes(from.name) ? 'subgraph' : from.name;
  const floors = FLOORS[kind];
  if (!floors || !from.inside.startsWith('src/') || !to.inside.startsWith('src/')) return undefined;
  const [here, there] = [floorOf(floors, from.inside), floorOf(floors, to.inside)];
  if (!here || !there)
    return `${here ? to.inside : from.inside} has no floor; give it one in scripts/eslint/layers.mjs.`;
  if (NEVER[kind][here.name]?.includes(there.name)) return `${here.name} must never import ${there.name}.`;
  if (here.name === there.name || here.floor < there.floor) return undefined;
  return `${from.inside} must not import ${to.inside}, which is not on a floor below.`;
}

function fault(file, specifier, isType) {
  const from = placeOf(file);
  if (!from) return undefined;
  if (!isType && SUBGRAPHS.includes(from.name) && from.inside.startsWith('src/domain/') && IMPURE.test(specifier)) {
    return `src/domain is pure: "${specifier}" has no place there.`;
  }
  if (!specifier.startsWith('.')) return packageFault(from, specifier);
  const to = placeOf(path.resolve(path.dirname(file), specifier));
  if (!to) return undefined;
  if (to.name !== from.name)
    return `"${specifier}" reaches into the package ${to.name}; import "@media-gateway/${to.name}".`;
  return floorFault(from, to);
}

export const layers = {
  meta: { type: 'problem', schema: [], docs: { description: 'Holds imports to the layers.' } },
  create(context) {
    const check = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const message = fault(context.filename, specifier, (node.importKind ?? node.exportKind) === 'type');
      if (message) context.report({ node: node.source, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
    };
  },
};

/** The plugin; its version is its text, for ESLint keeps what it found until the version of a plugin changes. */
export const media = {
  meta: {
    name: 'media',
    version: createHash('sha256')
      .update(readFileSync(import.meta.filename))
      .digest('hex'),
  },
  rules: { layers },
};
