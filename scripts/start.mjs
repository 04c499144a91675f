// `npm start`: installs, generates and compiles when needed, then runs the gateway and all subgraphs in one process.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { requireNode } from './node-version.mjs';

/** One Ctrl-C arrives from the terminal and from npm; what comes within this time, in ms, is the same one. */
const SAME_SIGNAL = 300;

requireNode();
const { install } = await import('./install.mjs');
const { generateClient } = await import('./prisma-generate.mjs');
const { compile } = await import('./compile.mjs');
install();
generateClient();
await compile();

// In a process group of its own, so that a signal reaches it once, from here; a second Ctrl-C then means "at once".
const child = spawn(process.execPath, ['embedded/dist/main.js'], {
  cwd: new URL('..', import.meta.url),
  stdio: 'inherit',
  detached: process.platform !== 'win32',
});

let last = -SAME_SIGNAL;
function pass(signal) {
  const now = performance.now();
  if (now - last < SAME_SIGNAL) return;
  last = now;
  child.kill(signal);
}
process.on('SIGINT', () => pass('SIGINT'));
process.on('SIGTERM', () => pass('SIGTERM'));
process.on('SIGHUP', () => pass('SIGTERM'));

// A signal sent to npm ends npm and its shell, and does not come through to here: the loss of the parent tells of it.
const parent = process.ppid;
const orphaned = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== parent;
const watch = setInterval(() => {
  if (!orphaned()) return;
  clearInterval(watch);
  pass('SIGTERM');
}, 250);

child.on('error', (error) => {
  console.error(`error: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
