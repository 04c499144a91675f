import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readServiceConfig } from '@media-gateway/adapters';
import { type Identity, SUBGRAPHS, openIdentity, prepareDatabase } from '@media-gateway/embedded';
import { type ChildService, startService } from './child.ts';
import { createDatabase, redisUrl } from './servers.ts';
import type { Supergraph } from './supergraph.ts';

/** Every subgraph and the gateway as a process of its own, over PostgreSQL and Redis. */
export async function startDistributed(): Promise<Supergraph> {
  const folder = await mkdtemp(path.join(tmpdir(), 'media-gateway-'));
  const database = await createDatabase();
  const bus = redisUrl(`e2e-${randomBytes(4).toString('hex')}:`);
  const env = serviceEnvironment(database.url, bus);
  await prepareDatabase(readServiceConfig(env));
  const identity = await openIdentity(folder);
  const subgraphs = await startSubgraphs(env);
  const gateway = await startGateway(env, identity, subgraphs);
  return {
    url: gateway.url,
    token: (user, role = 'user') => identity.sign({ user, role }),
    stopSubgraph: async (name) => void (await subgraphs.get(name)?.stop()),
    async stop() {
      await Promise.all([gateway, ...subgraphs.values()].map((service) => service.stop()));
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Environment = Readonly<Record<string, string>>;

const serviceEnvironment = (databaseUrl: string, bus: string): Environment => ({
  DATABASE_URL: databaseUrl,
  BUS_URL: bus,
  CACHE_URL: bus,
  GATEWAY_SECRET: randomBytes(24).toString('hex'),
  NODE_ENV: 'production',
  // Tests ask more often than people do, and all from one address.
  RATE_LIMIT_URL: 'off',
  PORT: '0',
});

async function startSubgraphs(env: Environment): Promise<ReadonlyMap<string, ChildService>> {
  const started = SUBGRAPHS.map(
    async ({ name }) => [name, await startService(`subgraphs/${name}/src/main.ts`, env)] as const,
  );
  return new Map(await Promise.all(started));
}

const startGateway = (
  env: Environment,
  { publicKeyFile }: Identity,
  subgraphs: ReadonlyMap<string, ChildService>,
): Promise<ChildService> =>
  startService('gateway/src/main.ts', {
    ...env,
    JWT_PUBLIC_KEY_FILE: publicKeyFile,
    WEBHOOK_KEY: randomBytes(32).toString('base64'),
    WEBHOOK_PRIVATE_TARGETS: '127.0.0.1/32',
    // Test machines are busy; a slow first answer is not what these tests are about.
    SUBGRAPH_TIMEOUT_MS: '20000',
    SUBGRAPH_URLS: [...subgraphs].map(([name, { url }]) => `${name}=${url}`).join(','),
  });
