// Runs Jest in the workspace it is called from: native ES modules, one shared configuration, and a report that can be summed up.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const args = ['--config', path.join(root, 'jest.config.mjs'), '--rootDir', process.cwd()];
const report = ['--json', '--outputFile', 'reports/jest.json', '--testLocationInResults'];
mkdirSync('reports', { recursive: true });
const { status } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', jest, ...args, ...report, ...process.argv.slice(2)],
  { stdio: ['inherit', 'ignore', 'inherit'] },
);
process.exit(status ?? 1);
