import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAdapters, readServiceConfig } from '@media-gateway/adapters';
import { openEmbedded, serveEmbedded } from '@media-gateway/embedded';
import type { Supergraph } from './supergraph.ts';

export interface EmbeddedTestOptions {
  /** The time that the subgraphs take it to be, in ms since 1970; the real one when it is left out. */
  readonly now?: () => number;
}

/** Everything in this process, over PGlite in a folder of its own. */
export async function startEmbedded({ now = Date.now }: EmbeddedTestOptions = {}): Promise<Supergraph> {
  const folder = await mkdtemp(path.join(tmpdir(), 'media-gateway-'));
  const config = readServiceConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT_URL: 'off' });
  const adapters = { ...(await openAdapters(config, 'embedded')), now };
  const embedded = await openEmbedded({ config, adapters, webhooks: { privateTargets: ['127.0.0.1/32'] } });
  const server = await serveEmbedded(embedded, config);
  return {
    url: server.url,
    token: (user, role = 'user') => embedded.identity.sign({ user, role }),
    stopSubgraph: undefined,
    async stop() {
      await server.close();
      await embedded.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
