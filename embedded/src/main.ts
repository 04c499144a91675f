import { readServiceConfig } from '@media-gateway/adapters';
import { keepObjectsYoung, onShutdown, runMain } from '@media-gateway/kernel';
import { readWebhookConfig } from './config.ts';
import { openDatabaseStep } from './database.ts';
import { printProgress } from './steps.ts';

keepObjectsYoung();

/** What `npm start` runs. The database opens while the rest of the program is still being loaded. */
await runMain(async () => {
  const config = readServiceConfig();
  const webhooks = readWebhookConfig();
  const [adapters, { openEmbedded, serveEmbedded }] = await Promise.all([
    openDatabaseStep({ config, progress: printProgress }),
    import('./start.ts'),
  ]);
  const embedded = await openEmbedded({ config, webhooks, adapters, progress: printProgress });
  const server = await serveEmbedded(embedded, config).catch(async (error: unknown) => {
    await embedded.close();
    throw error;
  });
  console.log(addresses(server.url, process.uptime()));
  onShutdown(async () => {
    console.log('\nStopping…');
    await server.close();
    await embedded.close();
  });
});

function addresses(url: string, seconds: number): string {
  return `
  Ready in ${seconds.toFixed(1)} s. Ctrl-C stops.

  Start here     ${url}/
  GraphQL        ${url}/graphql   (GraphiQL in a browser; subscriptions over graphql-ws)
  REST           ${url}/api/v1    (${url}/openapi.json)
  MCP            ${url}/mcp       (Streamable HTTP; npm run --silent mcp for stdio)
  Webhooks       ${url}/api/v1/webhooks   (with a token)
  Health         ${url}/health/ready
  A token        npm run token -- --user demo
`;
}
