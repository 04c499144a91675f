import { createLogger } from '@media-gateway/adapters';
import type { GatewaySettings } from '../config/settings.ts';
import { openServer } from '../facades/open-server.ts';
import { serveGateway } from '../facades/server.ts';
import { createGateway } from '../gateway.ts';
import { openSource } from '../supergraph/source/open.ts';
import { openServiceApps } from './apps.ts';
import { readFirst } from './first-text.ts';
import { follow } from './follow.ts';
import { createForwarded } from './forwarded.ts';
import { createAuthenticate } from './identity.ts';
import { createReport } from './report.ts';
import { createTellUnpublished } from './unpublished.ts';
import { createServe } from './serve.ts';

/** A gateway as a process of its own. */
export interface GatewayService {
  readonly url: string;
  /** Looks for a new supergraph now. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Listens at once, is ready when the first supergraph can be served, and follows its source from then on.
 * @throws StartupError when something outside of us is wrong.
 */
export async function startService(settings: GatewaySettings): Promise<GatewayService> {
  const log = createLogger(settings.logLevel, 'gateway');
  const serve = await createServe(settings, log);
  const authenticate = await createAuthenticate(settings.jwt);
  const headersThatMatter = createForwarded(settings.subgraphs);
  const source = openSource(settings.source);
  const { listen, options, startMs } = settings;
  const on = await openServer(listen);
  try {
    const text = await readFirst(source, { withinMs: startMs, failed: ({ message }) => log.warn(message) });
    const first = await serve(await source.toSdl(text));
    const report = createReport(log);
    const apps = await openServiceApps(settings, report);
    const { clients } = apps;
    const tellUnpublished = createTellUnpublished(log);
    const told = { report, tellUnpublished };
    const gateway = createGateway({ ...first, ...told, authenticate, headersThatMatter, clients, options });
    await gateway.warm();
    const server = await serveGateway({
      ...listen,
      ...(await apps.serve(gateway, authenticate)),
      on,
      gateway,
      report,
      streams: options.subscriptions,
      cors: settings.cors,
    });
    const watch = follow({ source, text, first, serve, gateway, log });
    const close = async () => {
      await watch.stop();
      await server.close();
      await gateway.close();
      await apps.close();
    };
    return { url: server.url, refresh: () => watch.refresh(), close };
  } catch (error) {
    await on.close();
    throw error;
  }
}
