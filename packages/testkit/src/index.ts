export { type ChildService, type Finished, ROOT, runEntry, spawnEntry, startService } from './child.ts';
export { startEmbedded } from './embedded.ts';
export { createDatabase, missingServers, redisUrl } from './servers.ts';
export { type Supergraph, type Topology, startSupergraph } from './supergraph.ts';
