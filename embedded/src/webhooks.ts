import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Adapters } from '@media-gateway/adapters';
import { type Gateway, type Webhooks, createPrismaStore, createWebhooks } from '@media-gateway/gateway';
import { StartupError } from '@media-gateway/kernel';
import type { WebhookConfig } from './config.ts';

const KEY_BYTES = 32;

export interface WebhookOptions extends Partial<WebhookConfig> {
  readonly dataDir: string;
}

/** Outgoing webhooks over the database of the system, with a key of the data folder where none is given. */
export async function openWebhooks(
  gateway: Gateway,
  { db, log, now }: Adapters,
  { dataDir, key, privateTargets = [] }: WebhookOptions,
): Promise<Webhooks> {
  return createWebhooks({
    gateway,
    store: createPrismaStore(db),
    options: { key: key ?? (await openKey(dataDir)), privateTargets },
    report: (error) => log.error({ err: error }, 'fault'),
    now,
  });
}

/**
 * The key of a data folder, made at the first start.
 * @throws StartupError when it cannot be read.
 */
async function openKey(dataDir: string): Promise<Buffer> {
  const file = path.join(dataDir, 'webhook.key');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, randomBytes(KEY_BYTES).toString('base64'), { flag: 'wx', mode: 0o600 }).catch(unlessThere);
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new StartupError(
    `The key in ${file} is not one. Remove it to have a new one made; webhooks must be registered anew.`,
  );
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
