import { createLogger, openRateLimiter, openState } from '@media-gateway/adapters';
import type { ReportFault } from '@media-gateway/kernel';
import type { GatewaySettings } from '../config/settings.ts';
import { openServer } from '../facades/open-server.ts';
import { serveGateway } from '../facades/server.ts';
import { type Gateway, createGateway } from '../gateway.ts';
import { openSource } from '../supergraph/source/open.ts';
import { openServiceApps } from './apps.ts';
import { readFirst } from './first-text.ts';
import { follow } from './follow.ts';
import { createForwarded } from './forwarded.ts';
import { createAuthenticate } from './identity.ts';
import { createReport, createTellAway } from './report.ts';
import { createTellUnpublished } from './unpublished.ts';
import { createServe } from './serve.ts';
import { createVary } from './vary.ts';
import type { RunningWebhooks } from './webhooks.ts';

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
  const vary = createVary(settings.subgraphs);
  const state = await openState(settings.stateUrl, 'idempotency.store or STATE_URL');
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
    const rateLimiter = await openRateLimiter(settings.rateUrl, createTellAway(log));
    const told = { report, tellUnpublished };
    const common = { authenticate, headersThatMatter, vary, state, rateLimiter, clients, options };
    const gateway = createGateway({ ...first, ...told, ...common });
    await gateway.warm();
    const hooks = await startWebhooks(settings, { gateway, report });
    const server = await serveGateway({
      ...listen,
      ...(await apps.serve(gateway, authenticate)),
      on,
      gateway,
      report,
      streams: options.subscriptions,
      cors: settings.cors,
      webhooks: hooks && { webhooks: hooks.webhooks, authenticate },
      http: listen,
    });
    const watch = follow({ source, text, first, serve, gateway, log });
    const close = async () => {
      await watch.stop();
      await server.close();
      await hooks?.close();
      await gateway.close();
      await apps.close();
      await state.close();
      await rateLimiter?.close();
    };
    return { url: server.url, refresh: () => watch.refresh(), close };
  } catch (error) {
    await on.close();
    await state.close();
    throw error;
  }
}

/** The database client is loaded only where there are webhooks. */
async function startWebhooks(
  { webhooks }: GatewaySettings,
  deps: { readonly gateway: Gateway; readonly report: ReportFault },
): Promise<RunningWebhooks | undefined> {
  if (!webhooks) return undefined;
  const { runWebhooks } = await import('./webhooks.ts');
  return runWebhooks(webhooks, deps);
}
