import { randomUUID } from 'node:crypto';
import type { ReportFault, Running } from '@media-gateway/kernel';
import type { Gateway } from '../gateway.ts';
import { Deliverer } from './deliver/deliverer.ts';
import { createSender } from './deliver/send.ts';
import { Endpoints } from './endpoints.ts';
import { FeedReaders } from './feed/readers.ts';
import { type OfferedEvent, createOffered } from './offered.ts';
import { DEFAULT_WEBHOOK_OPTIONS, type WebhookOptions } from './options.ts';
import { createVault } from './secret.ts';
import type { WebhookStore } from './store/port.ts';
import { createTargetRules } from './target/address.ts';
import { createConnect } from './target/connect.ts';
import { WebhookWorker } from './worker.ts';

export interface WebhooksDeps {
  readonly gateway: Gateway;
  readonly store: WebhookStore;
  /** What is left out is as in DEFAULT_WEBHOOK_OPTIONS. */
  readonly options: Pick<WebhookOptions, 'key'> & Partial<WebhookOptions>;
  readonly report: ReportFault;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Outgoing webhooks of one gateway. */
export interface Webhooks {
  readonly endpoints: Endpoints;
  /** The events that can be had, as the version that is served has them. */
  readonly events: () => readonly OfferedEvent[];
  /** Reads subscriptions and delivers, until it is stopped. */
  start(): Pick<Running, 'stop'>;
}

const DAY_MS = 86_400_000;

/** @throws StartupError for a range of addresses that is none. */
export function createWebhooks({ gateway, store, report, now = Date.now, ...deps }: WebhooksDeps): Webhooks {
  const options = { ...DEFAULT_WEBHOOK_OPTIONS, ...deps.options };
  const rules = createTargetRules(options.privateTargets);
  const vault = createVault(options.key);
  const offered = createOffered(gateway);
  const sender = createSender(createConnect({ rules }));
  const wake = () => worker.wake();
  const common = { gateway, offered, store, vault, sender, rules, now, report, wake };
  const readers = new FeedReaders({ ...common, leaseOwner: randomUUID(), recorded: wake });
  const deliverer = new Deliverer(common);
  const keepMs = options.keepDays * DAY_MS;
  const worker = new WebhookWorker({ ...common, readers, deliverer, pollMs: options.pollMs, keepMs });
  return {
    endpoints: new Endpoints({ ...common, perOwner: options.perOwner }),
    events: () => [...offered().values()],
    start: () => {
      const running = worker.start();
      return { stop: () => running.stop().then(() => sender.close()) };
    },
  };
}
