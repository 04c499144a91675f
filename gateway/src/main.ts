import { readFile } from 'node:fs/promises';
import { createLogger } from '@media-gateway/adapters';
import { onShutdown, runMain } from '@media-gateway/kernel';
import { importSPKI } from 'jose';
import { type GatewayConfig, publicHosts, readGatewayConfig, subgraphUrls } from './config.ts';
import { serveGateway } from './facades/server.ts';
import { createGateway } from './gateway.ts';
import { compileOperations } from './operations/compile.ts';
import { loadOperationSources } from './operations/load.ts';
import { createJwtAuthenticator } from './stages/jwt.ts';
import { type LoadedSupergraph, loadSupergraph } from './supergraph/load.ts';
import { createHttpTransport } from './transports/http.ts';
import type { Transports } from './transports/port.ts';

/** The gateway as its own service: the supergraph from a file, the subgraphs over HTTP. */
await runMain(async () => {
  const config = readGatewayConfig();
  const log = createLogger(config.LOG_LEVEL, 'gateway');
  const report = (error: unknown) => log.error({ err: error }, 'fault');
  const supergraph = loadSupergraph(await readFile(config.SUPERGRAPH_FILE, 'utf8'));
  const transports = httpTransports(supergraph, config);
  const operations = compileOperations({
    schema: supergraph.apiSchema,
    sources: await loadOperationSources(config.OPERATIONS_DIR),
  });
  const publicKey = await importSPKI(await readFile(config.JWT_PUBLIC_KEY_FILE, 'utf8'), 'RS256');
  const authenticate = createJwtAuthenticator({ publicKey, issuer: config.JWT_ISSUER, audience: config.JWT_AUDIENCE });
  const gateway = createGateway({ supergraph, transports, operations, authenticate, report });
  const { PORT: port, HOST: host } = config;
  const server = await serveGateway({ gateway, port, host, publicHosts: publicHosts(config), report });
  console.log(`gateway serves ${server.url}`);
  onShutdown(async () => {
    await server.close();
    await Promise.all(Object.values(transports).map((transport) => transport.close()));
  });
});

function httpTransports({ subgraphs }: LoadedSupergraph, config: GatewayConfig): Transports {
  const elsewhere = subgraphUrls(config);
  const { GATEWAY_SECRET: secret, SUBGRAPH_TIMEOUT_MS: timeoutMs } = config;
  const transports = subgraphs.map(({ name, url }) => {
    const transport = createHttpTransport({ name, url: elsewhere.get(name) ?? url, secret, timeoutMs });
    return [name, transport] as const;
  });
  return Object.fromEntries(transports);
}
