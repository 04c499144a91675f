// `npm run conformance`: installs the suite when it is missing, starts the system, and holds its MCP facade to the suite and the inspector.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireNode } from '../../scripts/node-version.mjs';

const HERE = import.meta.dirname;

requireNode();
const { install } = await import('../../scripts/install.mjs');
const { generateClient } = await import('../../scripts/prisma-generate.mjs');
const { compile } = await import('../../scripts/compile.mjs');
const { timed } = await import('../../scripts/timed.mjs');
// Only when nothing is there: packages are not replaced under what else runs here.
if (!existsSync(path.join(HERE, '../../node_modules'))) install();
generateClient();
installSuite();
await compile();
const node22 = path.join(HERE, 'node_modules/node/bin/node');
const { status } = spawnSync(node22, [path.join(HERE, 'main.mjs'), process.execPath], { stdio: 'inherit' });
process.exit(status ?? 1);

/** In a folder of its own: the suite needs Node 22, and the inspector an older SDK. */
function installSuite() {
  const mark = path.join(HERE, 'node_modules/.install-hash');
  const hash = createHash('sha256')
    .update(readFileSync(path.join(HERE, 'package-lock.json')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  console.log('Installing the conformance suite; this takes a minute …');
  // The one install script that is run: it puts the binary of Node 22 for this machine beside the package.
  timed('Installed it', () => [npm('ci', '--ignore-scripts'), npm('rebuild', 'node')]);
  writeFileSync(mark, hash);
}

function npm(...args) {
  const quiet = ['--no-progress', '--loglevel=error'];
  const { status, stdout, stderr } = spawnSync('npm', [...args, ...quiet], { cwd: HERE, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}`.trim());
  process.exit(1);
}
