import type { SubgraphDeps } from '@media-gateway/adapters';
import type { Running } from '@media-gateway/kernel';
import { SUBGRAPHS } from './subgraphs.ts';

/** Every subgraph's background jobs, in this process. `idle()` resolves when no event waits anywhere. */
export async function startWorkers(deps: SubgraphDeps): Promise<Running> {
  const workers: Running[] = [];
  for (const subgraph of SUBGRAPHS) {
    const worker = await subgraph.startWorker?.(deps);
    if (worker) workers.push(worker);
  }
  const idleOnce = async () => {
    for (const worker of workers) await worker.idle();
  };
  return {
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
    /** Working off one subgraph's events may make events for another: content's sightings become offers, which search hears of. */
    async idle() {
      for (let round = 0; round < 3; round += 1) await idleOnce();
    },
  };
}
