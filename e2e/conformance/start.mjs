// `npm run conformance`: installs the suite when it is missing, starts the system, and holds its MCP facade to the suite and the inspector.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { requireNode } from '../../scripts/node-version.mjs';

const HERE = import.meta.dirname;

requireNode();
const { install } = await import('../../scripts/install.mjs');
const { installApart } = await import('../../scripts/install-apart.mjs');
const { generateClient } = await import('../../scripts/prisma-generate.mjs');
const { compile } = await import('../../scripts/compile.mjs');
// Only when nothing is there: packages are not replaced under what else runs here.
if (!existsSync(path.join(HERE, '../../node_modules'))) install();
generateClient();
// In a folder of its own: the suite needs Node 22, whose binary the rebuild puts in place, and the inspector an older SDK.
installApart(HERE, { name: 'the conformance suite', rebuild: 'node' });
await compile();
const node22 = path.join(HERE, 'node_modules/node/bin/node');
const { status } = spawnSync(node22, [path.join(HERE, 'main.mjs'), process.execPath], { stdio: 'inherit' });
process.exit(status ?? 1);
