export { type Identity, openIdentity } from './identity.ts';
export { prepareDatabase } from './preparation.ts';
export { type Embedded, type EmbeddedOptions, openEmbedded, serveEmbedded } from './start.ts';
export { SUBGRAPHS } from './subgraphs.ts';
export { seedAll } from './seed.ts';
export { startWorkers } from './workers.ts';
