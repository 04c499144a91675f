/**
 * `npm run swaps -w bench [-- --minutes 10 --swaps 20 --connections 20]`: load on the gateway's own command line while its
 * supergraph file is replaced that many times, with one subscription over all of it. Every answer is checked, every event is
 * numbered. Writes bench/results/swaps.json after a full run; ends with 1 when a request failed, an event was lost, or a swap did not happen.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { follow, showsVotes, startLoad } from './swaps/clients.ts';
import { replace, startGateway, supergraph } from './swaps/gateway.ts';
import { startSubgraphs } from './swaps/subgraphs.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    swaps: { type: 'string', default: '20' },
    connections: { type: 'string', default: '20' },
  },
});
const [minutes, swaps, connections] = [values.minutes, values.swaps, values.connections].map(Number) as [
  number,
  number,
  number,
];

const served = await startSubgraphs('a secret that nobody is sent and nobody asks for');
const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'swaps-')), 'supergraph.graphql');
await writeFile(file, supergraph(served, 0));
const gateway = await startGateway(file);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Replaces the file and waits until the gateway shows it. @returns how long that took, in ms. */
async function swap(form: number): Promise<number> {
  const began = performance.now();
  await replace(file, supergraph(served, form));
  while ((await showsVotes(gateway.url)) !== (form % 2 === 0)) {
    if (performance.now() - began > 20_000) throw new Error(`Swap ${form} did not happen.`);
    await pause(50);
  }
  return performance.now() - began;
}

const followed = await follow(gateway.url);
const load = startLoad(gateway.url, connections);
const took: number[] = [];
for (let form = 1; form <= swaps; form += 1) {
  await pause((minutes * 60_000) / (swaps + 1));
  took.push(await swap(form));
}
await pause((minutes * 60_000) / (swaps + 1));
const { requests, failures } = await load.stop();
const { events, gaps, ended } = followed.stop();
gateway.process.kill('SIGTERM');
await Promise.all(served.map((server) => server.close()));

const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
const slowestSwapMs = Math.round(Math.max(...took));
const result = {
  minutes,
  swaps: took.length,
  connections,
  requests,
  failed,
  slowestSwapMs,
  subscription: { events, gaps, ended },
};
console.log(JSON.stringify({ ...result, failures: Object.fromEntries(failures) }, undefined, 2));
if (minutes >= 10) {
  const results = path.join(import.meta.dirname, '../results/swaps.json');
  await writeFile(results, `${JSON.stringify(result, undefined, 2)}\n`);
}
process.exit(failed === 0 && gaps === 0 && !ended && events > 0 ? 0 : 1);
