import { openDatabase } from '@media-gateway/database';
import type { ReportFault } from '@media-gateway/kernel';
import type { WebhookSettings } from '../config/settings.ts';
import type { Gateway } from '../gateway.ts';
import { createPrismaStore } from '../webhooks/store/prisma.ts';
import { type Webhooks, createWebhooks } from '../webhooks/webhooks.ts';

/** Webhooks that work, over a database of their own. */
export interface RunningWebhooks {
  readonly webhooks: Webhooks;
  close(): Promise<void>;
}

/** Connections of one gateway: a round reads and writes little at once. */
const POOL_SIZE = 5;

/** @throws StartupError when the database cannot be reached, or a range of addresses is none. */
export async function runWebhooks(
  options: WebhookSettings,
  { gateway, report }: { readonly gateway: Gateway; readonly report: ReportFault },
): Promise<RunningWebhooks> {
  const database = await openDatabase({ url: options.database, poolSize: POOL_SIZE });
  const webhooks = createWebhooks({ gateway, report, options, store: createPrismaStore(database.db) });
  const running = webhooks.start();
  const close = async () => {
    await running.stop();
    await database.close();
  };
  return { webhooks, close };
}
