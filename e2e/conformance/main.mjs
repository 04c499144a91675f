import { inspect } from './inspector.mjs';
import { startProxy } from './proxy.mjs';
import { REVISIONS, runSuite } from './suite.mjs';
import { startSystem } from './system.mjs';

/** The Node that runs the system: the suite runs on another. */
const node = process.argv[2];
const system = await startSystem(node);
const proxy = await startProxy(system.url, system.token);
const results = [];
try {
  for (const revision of REVISIONS) results.push(await runSuite(revision, proxy.url));
  results.push(await inspect('HTTP', { target: [system.url, '--transport', 'http'] }));
} finally {
  proxy.close();
  await system.stop();
}
// The data folder has one user at a time.
results.push(await inspect('stdio', { target: [node, 'embedded/dist/mcp.js'], env: { DATA_DIR: system.folder } }));
system.clean();

const sum = (name) => results.reduce((total, result) => total + result[name], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(sum('failed') > 0 ? 1 : 0);
