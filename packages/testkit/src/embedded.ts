import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readServiceConfig } from '@media-gateway/adapters';
import { openEmbedded, serveEmbedded } from '@media-gateway/embedded';
import type { Supergraph } from './supergraph.ts';

/** Everything in this process, over PGlite in a folder of its own. */
export async function startEmbedded(): Promise<Supergraph> {
  const folder = await mkdtemp(path.join(tmpdir(), 'media-gateway-'));
  const config = readServiceConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT_URL: 'off' });
  const embedded = await openEmbedded({ config });
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
