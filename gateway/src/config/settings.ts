import path from 'node:path';
import type { GatewayOptions, PersistedOptions } from '../options.ts';
import { checkPersisted, modesOf, takesAnyText } from '../stages/persisted-rules.ts';
import type { SourceOptions } from '../supergraph/source/open.ts';
import type { CommonSubgraphOptions } from '../transports/options.ts';
import type { WebhookOptions } from '../webhooks/options.ts';
import type { GatewayYaml } from './schema.ts';
import { SUBGRAPH_TIMEOUT_MS } from './schema/subgraphs.ts';

/** What a gateway process does, from whichever place it was told. */
export interface GatewaySettings {
  readonly listen: GatewayYaml['listen'];
  readonly logLevel: GatewayYaml['log']['level'];
  readonly cors: GatewayYaml['cors'];
  readonly source: SourceOptions;
  /** How long a source that does not answer is tried at the start, in ms. */
  readonly startMs: number;
  readonly subgraphs: SubgraphsSettings;
  /** Undefined where everybody is a guest. */
  readonly jwt: JwtSettings | undefined;
  /** Undefined where there are none. */
  readonly webhooks: WebhookSettings | undefined;
  /** Undefined where there are no published operations. */
  readonly operationsFolder: string | undefined;
  /** Where answers to mutations with an idempotency key are kept. */
  readonly stateUrl: string;
  readonly apps: AppsSettings;
  readonly options: GatewayOptions;
  /** Where requests are counted. */
  readonly rateUrl: string;
}

export interface SubgraphsSettings {
  readonly all: CommonSubgraphOptions;
  readonly byName: Readonly<Record<string, CommonSubgraphOptions & { readonly url?: string | undefined }>>;
  /** Those of `byName` that nobody named, which a supergraph need not have. */
  readonly implied?: readonly string[];
  /** With which the viewer is sealed. */
  readonly secret: string | undefined;
}

export interface WebhookSettings extends WebhookOptions {
  readonly database: string;
}

export interface AppsSettings {
  /** Files and folders. */
  readonly manifests: readonly string[];
  /** Undefined where applications cannot publish. */
  readonly database: { readonly url: string; readonly pollMs: number; readonly flushMs: number } | undefined;
}

export interface JwtSettings {
  readonly publicKeyFile: string;
  readonly issuer: string;
  readonly audience: string;
}

/**
 * @param folder that of the file: paths in it are relative to it.
 * @throws StartupError for options that cannot be together.
 */
export function toSettings(yaml: GatewayYaml, folder: string): GatewaySettings {
  const { all, ...byName } = yaml.subgraphs;
  const inFolder = (file: string) => (path.isAbsolute(file) ? file : path.join(folder, file));
  const { supergraph, identity, operations } = yaml;
  return {
    listen: yaml.listen,
    logLevel: yaml.log.level,
    cors: yaml.cors,
    source: { ...toSource(supergraph), location: locate(supergraph.source, inFolder) },
    startMs: supergraph.startSeconds * 1000,
    subgraphs: { all: { timeoutMs: SUBGRAPH_TIMEOUT_MS, ...all }, byName, secret: identity?.secret },
    jwt: identity && { ...identity.jwt, publicKeyFile: inFolder(identity.jwt.publicKeyFile) },
    webhooks: yaml.webhooks && toWebhooks(yaml.webhooks),
    operationsFolder: operations && inFolder(operations.folder),
    stateUrl: yaml.idempotency.store,
    apps: toApps(yaml.apps, inFolder),
    options: toOptions(yaml),
    rateUrl: yaml.rate.url,
  };
}

const toWebhooks = ({ key, ...webhooks }: NonNullable<GatewayYaml['webhooks']>): WebhookSettings => ({
  ...webhooks,
  key: Buffer.from(key, 'base64'),
});

const toApps = ({ manifests, database }: GatewayYaml['apps'], inFolder: (file: string) => string): AppsSettings => ({
  manifests: manifests.map(inFolder),
  database: database && {
    url: database.url.replace(/^pglite:(?!memory$)(.+)$/, (_, folder: string) => `pglite:${inFolder(folder)}`),
    pollMs: database.pollSeconds * 1000,
    flushMs: database.flushSeconds * 1000,
  },
});

const locate = (source: string, inFolder: (file: string) => string): string =>
  source.includes('://') ? source : inFolder(source);

const toSource = ({ pollSeconds, timeoutMs, maxBytes, headers }: GatewayYaml['supergraph']) => ({
  pollMs: pollSeconds * 1000,
  timeoutMs,
  maxBytes,
  headers,
});

const toOptions = (yaml: GatewayYaml): GatewayOptions => ({
  limits: yaml.limits,
  rate: yaml.rate,
  shedding: yaml.shedding,
  operationTimeoutMs: yaml.operationTimeoutMs,
  dedup: yaml.dedup,
  planner: yaml.planner,
  persisted: toPersisted(yaml.persisted),
  subscriptions: yaml.subscriptions,
  defer: yaml.defer,
  idempotency: { keepSeconds: yaml.idempotency.keepSeconds },
  errors: yaml.errors,
  overrides: yaml.overrides,
  introspection: yaml.introspection,
  warmDocuments: yaml.supergraph.warmDocuments,
});

function toPersisted({ mode, audiences, apq }: GatewayYaml['persisted']): PersistedOptions {
  const { app } = modesOf({ mode, audiences });
  const persisted = { mode, audiences, apq: { ...apq, enabled: apq.enabled ?? takesAnyText(app) } };
  checkPersisted(persisted);
  return persisted;
}
