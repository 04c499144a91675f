import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

/** How long it may take until it serves, in ms. */
const START_MS = 120_000;

/** The whole system over a new data folder. @param node the program that runs it. */
export async function startSystem(node) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mcp-conformance-data-'));
  // The suite asks faster than any client that is limited.
  const env = { DATA_DIR: folder, PORT: '0', RATE_LIMIT_URL: 'off' };
  const child = spawn(node, ['embedded/dist/main.js'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressOf(child);
  return {
    url,
    token: tokenOf(node, env),
    folder,
    stop: () => stop(child),
    clean: () => rmSync(folder, { recursive: true }),
  };
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The system did not start in time.')), START_MS);
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const url = /MCP\s+(\S+)/.exec(printed)?.[1];
      if (!url) return;
      clearTimeout(late);
      resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`The system ended with ${code}:\n${printed}`)));
  });
}

function tokenOf(node, env) {
  const { stdout } = spawnSync(node, ['embedded/dist/token.js', '--user', 'conformance'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return stdout.trim();
}

function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}
