import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportFault } from '@media-gateway/kernel';
import type { ServedGateway } from '../gateway.ts';
import { type ServedManifest, createClientRegistry } from '../operations/client-registry.ts';
import { createRegistry } from '../operations/registry.ts';
import { ClientDocuments } from '../stages/client-documents.ts';
import type { TextUnder } from './conflicts.ts';
import { followManifests } from './follow.ts';
import { type Lifecycle, createLifecycle } from './lifecycle.ts';
import type { ManifestStore } from './port.ts';
import { AppUsage } from './usage.ts';

export interface AppsOptions {
  readonly store: ManifestStore;
  /** How often other gateways' changes are looked for, in ms; 0 where there are no others. */
  readonly pollMs: number;
  /** How often counts are written, in ms. */
  readonly flushMs: number;
  readonly always?: readonly ServedManifest[];
  /** A longer document is not looked up by its text. */
  readonly maxCharacters: number;
  readonly report: ReportFault;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The client applications of a gateway. */
export interface Apps {
  /** For the gateway: what is served of them. */
  readonly clients: ClientDocuments;
  /** @param gateway the one that serves them: what is published must be such as it can run. */
  lifecycle(gateway: Pick<ServedGateway, 'check' | 'operations'>): Lifecycle;
  /** Looks for changes now. */
  refresh(): Promise<void>;
  /** Writes the last counts. */
  close(): Promise<void>;
}

/**
 * Serves what is active, follows what changes, and writes what is counted.
 * @throws what the store throws when it cannot be read. Later that is reported, and what was is still served.
 */
export async function openApps(options: AppsOptions): Promise<Apps> {
  const { store, pollMs, flushMs, always = [], maxCharacters, report, now = Date.now } = options;
  const usage = new AppUsage(now);
  const clients = new ClientDocuments({ maxCharacters, countUse: usage.count });
  const refresh = followManifests({ store, clients, always });
  await refresh();
  const flush = () => usage.flush(store);
  const loops = [every(flushMs, flush, report), ...(pollMs > 0 ? [every(pollMs, refresh, report)] : [])];
  return {
    clients,
    refresh,
    lifecycle: (gateway) => {
      const textUnder = createTextUnder(gateway, always);
      const lifecycle = createLifecycle({ store, check: () => gateway.check, textUnder, now });
      return seenAtOnce(lifecycle, () => refresh().catch(report), flush);
    },
    async close() {
      await Promise.all(loops.map((stop) => stop()));
      await flush().catch(report);
    },
  };
}

/** The texts that no application may take the ids of. */
function createTextUnder(gateway: Pick<ServedGateway, 'operations'>, always: readonly ServedManifest[]) {
  const configured = createClientRegistry(always);
  return (): TextUnder => {
    const published = createRegistry(gateway.operations);
    return (id) => (published.find(id) ?? configured.find(id))?.document;
  };
}

/** What is changed here is served here when the change is answered; what was counted here counts. */
function seenAtOnce(lifecycle: Lifecycle, refresh: () => Promise<void>, flush: () => Promise<void>): Lifecycle {
  const { activate, retire, list, usage } = lifecycle;
  return {
    ...lifecycle,
    activate: (ref) => activate(ref).finally(refresh),
    retire: async (ref, how) => {
      await flush();
      return retire(ref, how).finally(refresh);
    },
    list: (app) => flush().then(() => list(app)),
    usage: (ref) => flush().then(() => usage(ref)),
  };
}

/** @returns ends it, after what was begun is finished. Of rounds that fail one after the other the first is reported. */
function every(ms: number, round: () => Promise<void>, report: ReportFault): () => Promise<void> {
  const ending = new AbortController();
  let failing = false;
  const tryOnce = async () => {
    try {
      await round();
      failing = false;
    } catch (error) {
      if (!failing) report(error);
      failing = true;
    }
  };
  const loop = async () => {
    while (!ending.signal.aborted) {
      await sleep(ms, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
      if (!ending.signal.aborted) await tryOnce();
    }
  };
  const running = loop();
  return () => {
    ending.abort();
    return running;
  };
}
