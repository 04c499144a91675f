import path from 'node:path';
import {
  type Adapters,
  type RateLimiter,
  type ServiceConfig,
  type State,
  openRateLimiter,
  openState,
} from '@media-gateway/adapters';
import { migrate } from '@media-gateway/database';
import {
  type Apps,
  type Authenticate,
  DEFAULT_OPTIONS,
  type Gateway,
  type GatewayOptions,
  type GatewayServer,
  type LoadedSupergraph,
  MEDIA_BUCKETS,
  MEDIA_SHEDDING,
  MEDIA_RESUME,
  type ServedGateway,
  type Transports,
  type Webhooks,
  createGateway,
  createJwtAuthenticator,
  createLocalTransport,
  loadOperationSources,
  loadSupergraph,
  persistedAs,
  publishOperations,
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
import type { WebhookConfig } from './config.ts';
import { openWebhooks } from './webhooks.ts';
import { startWorkers } from './workers.ts';

export interface EmbeddedOptions {
  readonly config: ServiceConfig;
  readonly progress?: Progress;
  /** Without it webhooks have a key of the data folder, and are sent to public addresses only. */
  readonly webhooks?: WebhookConfig;
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
  readonly webhooks: Webhooks;
  readonly authenticate: Authenticate;
  close(): Promise<void>;
}

/**
 * Opens the database, migrates, seeds, composes and wires everything; step by step, each told of.
 * @throws StartupError in one line when something outside of us is wrong.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { progress = silent } = options;
  const adapters = options.adapters ?? (await openDatabaseStep({ ...options, progress }));
  try {
    return await wire({ ...options, progress }, adapters);
  } catch (error) {
    await adapters.close();
    throw error;
  }
}

async function wire(
  { config, progress, webhooks: hooks }: EmbeddedOptions & { readonly progress: Progress },
  adapters: Adapters,
): Promise<Embedded> {
  await timed(progress, 'migrate', () => migrate(adapters.database), migrated);
  const state = await openState(config.STATE_URL);
  const workers = await startWorkers(adapters);
  const close = async () => {
    await workers.stop();
    await state.close();
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
    const rateLimiter = await openRateLimiter(config.RATE_LIMIT_URL, (error) =>
      adapters.log.warn({ err: error }, 'the server that counts requests is away; this process counts by itself'),
    );
    const apps = await openEmbeddedApps(config, adapters);
    const { clients } = apps;
    const parts = { supergraph, adapters, authenticate, state, rateLimiter, clients, options: optionsFor(config) };
    const build = () => buildGateway(parts);
    const gateway = await timed(progress, 'operations', build, ({ operations }) => `${operations.length} published`);
    const webhooks = await openWebhooks(gateway, adapters, { ...hooks, dataDir: config.DATA_DIR });
    const delivering = webhooks.start();
    const closeAll = async () => {
      await delivering.stop();
      await gateway.close();
      await apps.close();
      await rateLimiter?.close();
      await close();
    };
    const admin = { apps: apps.lifecycle(gateway), authenticate };
    return { gateway, admin, adapters, identity, authenticate, webhooks, workers, close: closeAll };
  } catch (error) {
    await workers.stop();
    await state.close();
    throw error;
  }
}

const loadCurrent = async (): Promise<LoadedSupergraph> => loadSupergraph(await currentSupergraph());

/** @returns how many films and shows there are. */
async function seed(adapters: Adapters, workers: Running): Promise<number> {
  await seedAll(adapters, workers);
  return adapters.db.title.count({ where: { kind: { in: ['FILM', 'SHOW'] } } });
}

interface Parts {
  readonly supergraph: LoadedSupergraph;
  readonly adapters: Adapters;
  readonly authenticate: Authenticate;
  readonly state: State;
  readonly rateLimiter: RateLimiter | undefined;
  readonly clients: Apps['clients'];
  readonly options: Partial<GatewayOptions>;
}

async function buildGateway({ supergraph, adapters, ...parts }: Parts): Promise<ServedGateway> {
  const report = (error: unknown) => adapters.log.error({ err: error }, 'fault');
  const transports: Transports = Object.fromEntries(
    SUBGRAPHS.map((subgraph) => [subgraph.name, createLocalTransport(createExecutor(subgraph, adapters, report))]),
  );
  const operations = publishOperations(supergraph, await loadOperationSources(path.join(ROOT, 'operations')));
  return createGateway({ ...parts, supergraph, transports, operations, report });
}

const { subscriptions, rate, errors } = DEFAULT_OPTIONS;

/** What holds for our own graph, where the gateway's defaults are for any. */
const optionsFor = ({ NODE_ENV }: ServiceConfig): Partial<GatewayOptions> => ({
  persisted: persistedAs(readGatewayOptions().PERSISTED_MODE),
  subscriptions: { ...subscriptions, resume: MEDIA_RESUME },
  rate: { ...rate, buckets: MEDIA_BUCKETS },
  shedding: MEDIA_SHEDDING,
  introspection: NODE_ENV !== 'production',
  errors: { ...errors, suggestions: NODE_ENV !== 'production' },
});

/** Listens. @throws StartupError when the port is taken. */
export const serveEmbedded = (
  { gateway, admin, adapters, webhooks, authenticate }: Embedded,
  config: ServiceConfig,
): Promise<GatewayServer> =>
  serveGateway({
    gateway,
    admin,
    webhooks: { webhooks, authenticate },
    port: config.PORT ?? 4000,
    host: config.HOST,
    report: (error) => adapters.log.error({ err: error }, 'fault'),
  });
