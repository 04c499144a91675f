import { type GatewayConfig, publicHosts, subgraphUrls, trustedProxies } from '../config.ts';
import { DEFAULT_HTTP_OPTIONS } from '../http-options.ts';
import { DEFAULT_OPTIONS } from '../options.ts';
import { MEDIA_BUCKETS, MEDIA_SHEDDING } from '../stages/presets.ts';
import { MEDIA_RESUME } from '../subscriptions/presets.ts';
import { DEFAULT_SUBGRAPH_OPTIONS } from '../transports/options.ts';
import { MEDIA_SUBGRAPHS } from '../transports/presets.ts';
import { given } from './given.ts';
import { type GatewayYaml, gatewayYaml } from './schema.ts';

/** What the environment says, as the `gateway.yaml` that says the same: one of this system, with its own limits. */
export function yamlOf(config: GatewayConfig): GatewayYaml {
  const { JWT_PUBLIC_KEY_FILE: publicKeyFile, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = config;
  return gatewayYaml.parse({
    listen: {
      host: config.HOST,
      port: config.PORT,
      publicHosts: publicHosts(config),
      trustedProxies: trustedProxies(config),
      maxBodyBytes: DEFAULT_HTTP_OPTIONS.maxBodyBytes,
    },
    log: { level: config.LOG_LEVEL ?? 'warn' },
    supergraph: { source: config.SUPERGRAPH_FILE },
    subgraphs: subgraphsOf(config),
    limits: DEFAULT_OPTIONS.limits,
    rate: { ...DEFAULT_OPTIONS.rate, url: config.RATE_LIMIT_URL, buckets: MEDIA_BUCKETS },
    shedding: MEDIA_SHEDDING,
    identity: { jwt: { publicKeyFile, issuer, audience }, secret: config.GATEWAY_SECRET },
    operations: { folder: config.OPERATIONS_DIR },
    introspection: config.NODE_ENV !== 'production',
    errors: { suggestions: config.NODE_ENV !== 'production' },
    persisted: given({ mode: config.PERSISTED_MODE }),
    apps: given({ database: config.DATABASE_URL === undefined ? undefined : { url: config.DATABASE_URL } }),
    subscriptions: { resume: MEDIA_RESUME },
    webhooks: webhooksOf(config),
    idempotency: { store: config.STATE_URL },
  });
}

const webhooksOf = ({ WEBHOOK_KEY: key, DATABASE_URL: database, WEBHOOK_PRIVATE_TARGETS }: GatewayConfig) =>
  key === undefined ? undefined : { key, database, privateTargets: WEBHOOK_PRIVATE_TARGETS.split(',').filter(Boolean) };

/** The subgraphs that have options of their own without being named. */
export function impliedNames(config: GatewayConfig): readonly string[] {
  const urls = subgraphUrls(config);
  return Object.keys(MEDIA_SUBGRAPHS).filter((name) => !urls.has(name));
}

/** A time that is said for every subgraph goes before what each has of its own. */
function subgraphsOf(config: GatewayConfig) {
  const { SUBGRAPH_TIMEOUT_MS: timeoutMs } = config;
  const urls = subgraphUrls(config);
  const ownOf = (name: string) => {
    const { timeoutMs: ownTime, ...preset } = MEDIA_SUBGRAPHS[name] ?? {};
    return { ...preset, ...given({ timeoutMs: timeoutMs === undefined ? ownTime : undefined, url: urls.get(name) }) };
  };
  const names = new Set([...Object.keys(MEDIA_SUBGRAPHS), ...urls.keys()]);
  const byName: Record<string, object> = Object.fromEntries([...names].map((name) => [name, ownOf(name)] as const));
  return { all: { timeoutMs: timeoutMs ?? DEFAULT_SUBGRAPH_OPTIONS.timeoutMs }, ...byName };
}
