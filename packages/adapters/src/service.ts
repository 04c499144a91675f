import { StartupError, type SubgraphDefinition, onShutdown, runMain } from '@media-gateway/kernel';
import { serveSubgraph } from '@media-gateway/kernel/serve';
import { type SubgraphDeps, openAdapters } from './compose.ts';
import { readServiceConfig } from './config.ts';

/** The entry of a subgraph that runs as its own service: adapters by the environment, its worker, HTTP. */
export const runService = (subgraph: SubgraphDefinition<SubgraphDeps>): Promise<void> =>
  runMain(async () => {
    const config = readServiceConfig();
    const secret = config.GATEWAY_SECRET;
    if (!secret)
      throw new StartupError('GATEWAY_SECRET must be set, to the same 32 or more characters as the gateway has.');
    const adapters = await openAdapters(config, subgraph.name);
    const worker = await subgraph.startWorker?.(adapters);
    const report = (error: unknown) => adapters.log.error({ err: error }, 'fault');
    const served = await serveSubgraph(subgraph, {
      deps: adapters,
      port: config.PORT ?? 0,
      host: config.HOST,
      secret,
      report,
    });
    console.log(`${subgraph.name} serves ${served.url}`);
    onShutdown(async () => {
      await served.close();
      await worker?.stop();
      await adapters.close();
    });
  });
