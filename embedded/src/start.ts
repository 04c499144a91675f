import path from 'node:path';
import type { Adapters, ServiceConfig } from '@media-gateway/adapters';
import { migrate } from '@media-gateway/database';
import {
  type Apps,
  type Authenticate,
  DEFAULT_OPTIONS,
  type Gateway,
  type GatewayServer,
  type LoadedSupergraph,
  MEDIA_RESUME,
  type ServedGateway,
  type Transports,
  compileOperations,
  createGateway,
  createJwtAuthenticator,
  createLocalTransport,
  loadOperationSources,
  loadSupergraph,
  persistedAs,
  serveGateway,
} from '@media-gateway/gateway';
import { type Running, createExecutor } from '@media-gateway/kernel';
import { openEmbeddedApps } from './apps.ts';
import { readGatewayOptions } from './config.ts';
import { openDatabaseStep } from './database.ts';
import { AUDIENCE, ISSUER, type Identity, openIdentity } from './identity.ts';
import { migrated } from './preparation.ts';
import { seedAll } from './seed.ts';
import { type Progress, silent, timed } from './steps.ts';
import { SUBGRAPHS } from './subgraphs.ts';
import { ROOT, currentSupergraph } from './supergraph.ts';
import { startWorkers } from './workers.ts';

export interface EmbeddedOptions {
  readonly config: ServiceConfig;
  readonly progress?: Progress;
  /** The opened database, where somebody opened it before. */
  readonly adapters?: Adapters;
  /** Called with each SQL statement; for tests that count them. */
  readonly onQuery?: (sql: string) => void;
}

/** The whole system in one process, before it listens. */
export interface Embedded {
  readonly gateway: Gateway;
  /** Who administers client applications, and how they are known. */
  readonly admin: NonNullable<Parameters<typeof serveGateway>[0]['admin']>;
  readonly adapters: Adapters;
  readonly workers: Running;
  readonly identity: Identity;
  close(): Promise<void>;
}

/**
 * Opens the database, migrates, seeds, composes and wires everything; step by step, each told of.
 * @throws StartupError in one line when something outside of us is wrong.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { config, progress = silent } = options;
  const adapters = options.adapters ?? (await openDatabaseStep({ ...options, progress }));
  try {
    return await wire(config, adapters, progress);
  } catch (error) {
    await adapters.close();
    throw error;
  }
}

async function wire(config: ServiceConfig, adapters: Adapters, progress: Progress): Promise<Embedded> {
  await timed(progress, 'migrate', () => migrate(adapters.database), migrated);
  const workers = await startWorkers(adapters);
  const close = async () => {
    await workers.stop();
    await adapters.close();
  };
  try {
    await timed(
      progress,
      'seed',
      () => seed(adapters, workers),
      (titles) => `${titles} films and shows`,
    );
    const supergraph = await timed(
      progress,
      'compose',
      loadCurrent,
      ({ subgraphs }) => `${subgraphs.length} subgraphs`,
    );
    const identity = await openIdentity(config.DATA_DIR);
    const authenticate = createJwtAuthenticator({ publicKey: identity.publicKey, issuer: ISSUER, audience: AUDIENCE });
    const apps = await openEmbeddedApps(config, adapters);
    const build = () => buildGateway(supergraph, adapters, authenticate, apps);
    const gateway = await timed(progress, 'operations', build, ({ operations }) => `${operations.length} published`);
    const closeAll = async () => {
      await gateway.close();
      await apps.close();
      await close();
    };
    return {
      gateway,
      admin: { apps: apps.lifecycle(gateway), authenticate },
      adapters,
      identity,
      workers,
      close: closeAll,
    };
  } catch (error) {
    await workers.stop();
    throw error;
  }
}

const loadCurrent = async (): Promise<LoadedSupergraph> => loadSupergraph(await currentSupergraph());

/** @returns how many films and shows there are. */
async function seed(adapters: Adapters, workers: Running): Promise<number> {
  await seedAll(adapters, workers);
  return adapters.db.title.count({ where: { kind: { in: ['FILM', 'SHOW'] } } });
}

async function buildGateway(
  supergraph: LoadedSupergraph,
  adapters: Adapters,
  authenticate: Authenticate,
  { clients }: Apps,
): Promise<ServedGateway> {
  const report = (error: unknown) => adapters.log.error({ err: error }, 'fault');
  const transports: Transports = Object.fromEntries(
    SUBGRAPHS.map((subgraph) => [subgraph.name, createLocalTransport(createExecutor(subgraph, adapters, report))]),
  );
  const operations = compileOperations({
    schema: supergraph.apiSchema,
    sources: await loadOperationSources(path.join(ROOT, 'operations')),
  });
  const options = {
    persisted: persistedAs(readGatewayOptions().PERSISTED_MODE),
    subscriptions: { ...DEFAULT_OPTIONS.subscriptions, resume: MEDIA_RESUME },
  };
  return createGateway({ supergraph, transports, operations, authenticate, report, clients, options });
}

/** Listens. @throws StartupError when the port is taken. */
export const serveEmbedded = ({ gateway, admin, adapters }: Embedded, config: ServiceConfig): Promise<GatewayServer> =>
  serveGateway({
    gateway,
    admin,
    port: config.PORT ?? 4000,
    host: config.HOST,
    report: (error) => adapters.log.error({ err: error }, 'fault'),
  });
