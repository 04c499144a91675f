import { readServiceConfig } from '@media-gateway/adapters';
import { serveMcpStdio } from '@media-gateway/gateway/mcp';
import { onShutdown, runMain } from '@media-gateway/kernel';
import { readTokenConfig, readWebhookConfig } from './config.ts';
import { openEmbedded } from './start.ts';

/** The tools over standard input and output: `npm run --silent mcp`. Only protocol messages go to standard output. */
await runMain(async () => {
  const embedded = await openEmbedded({ config: readServiceConfig(), webhooks: readWebhookConfig() });
  onShutdown(() => embedded.close());
  // A client ends a stdio server by closing its input.
  process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'));
  const { MCP_TOKEN: token, MCP_TOOLSETS: toolsets } = readTokenConfig();
  await serveMcpStdio({
    gateway: embedded.gateway,
    ...(token && { authorization: `Bearer ${token}` }),
    ...(toolsets && { toolsets }),
  });
});
