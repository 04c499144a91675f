export { type Apps, openApps } from './apps/open.ts';
export { createPrismaManifests } from './apps/prisma.ts';
export { generateConfiguration } from './config/artifacts.ts';
export { type GatewayConfig, readGatewayConfig } from './config.ts';
export { type GatewayServer, serveGateway } from './facades/server.ts';
export {
  type Gateway,
  type GatewayDeps,
  type GatewayRequest,
  type GatewayResponse,
  type ServedGateway,
  createGateway,
} from './gateway.ts';
export { DEFAULT_OPTIONS, type GatewayOptions, PERSISTED_MODES, type PersistedOptions } from './options.ts';
export type { DocumentUsesView, VersionView } from './facades/admin/view.ts';
export { generateArtifacts, generateProblemReference } from './facades/artifacts.ts';
export { compareLocks } from './operations/compare/locks.ts';
export { renderComparison } from './operations/compare/text.ts';
export { compileOperations } from './operations/compile.ts';
export { asGivenTo } from './operations/registry.ts';
export { publishOperations } from './version/publish.ts';
export { EMPTY_LOCK, LOCK_FILE, type OperationsLock, printLock, readLock } from './operations/lock.ts';
export type { PublishedOperation } from './operations/operation.ts';
export { loadOperationSources } from './operations/load.ts';
export { readManifestAt } from './operations/manifests/files.ts';
export type { Authenticate } from './stages/authenticate.ts';
export { MEDIA_BUCKETS, MEDIA_SHEDDING } from './stages/presets.ts';
export { persistedAs } from './stages/persisted-rules.ts';
export { createJwtAuthenticator } from './stages/jwt.ts';
export { MEDIA_RESUME } from './subscriptions/presets.ts';
export { type SubgraphSource, compose, readSources } from './supergraph/compose.ts';
export { type LoadedSupergraph, loadSupergraph } from './supergraph/load.ts';
export { createPrismaStore } from './webhooks/store/prisma.ts';
export { type Webhooks, createWebhooks } from './webhooks/webhooks.ts';
export { createLocalTransport } from './transports/local.ts';
export type { Transport, Transports } from './transports/port.ts';
