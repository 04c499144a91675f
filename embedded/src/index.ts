export { type Identity, openIdentity } from './identity.ts';
export { type Embedded, type EmbeddedOptions, openEmbedded, serveEmbedded } from './start.ts';
export { SUBGRAPHS } from './subgraphs.ts';
export { startWorkers } from './workers.ts';
