/** `npm run bench -w gateway`: this gateway beside others on the same work; see README.md for its arguments. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compose } from '@media-gateway/gateway';
import { runMain } from '@media-gateway/kernel';
import { readConfig } from './config.ts';
import { runFacades } from './facades/run.ts';
import { SDL } from './graph/sdl.ts';
import { freePort } from './measure/port.ts';
import { startRig } from './measure/start.ts';
import { runComparison, runProfile } from './run.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
process.setMaxListeners(0);

await runMain(async () => {
  const config = readConfig();
  const folder = await mkdtemp(path.join(tmpdir(), 'gateway-bench-'));
  const replayPort = await freePort();
  const supergraph = path.join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composeFor(replayPort));
  const rig = await startRig(replayPort);
  try {
    const bench = { config, rig, place: { supergraph, folder } };
    await (config.facades ? runFacades(bench) : config.profile ? runProfile(bench) : runComparison(bench));
  } finally {
    await Promise.all([rig.replay.stop(), rig.load.stop()]);
    if (!config.profile) await rm(folder, { recursive: true });
  }
});

function composeFor(port: number): string {
  const url = (name: string) => `http://127.0.0.1:${port}/${name}`;
  return compose(Object.entries(SDL).map(([name, sdl]) => ({ name, sdl, url: url(name) })));
}
