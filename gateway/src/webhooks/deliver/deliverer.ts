import type { ReportFault } from '@media-gateway/kernel';
import { AT_ONCE, ENDPOINT_LEASE_MS } from '../options.ts';
import type { Vault } from '../secret.ts';
import type { Delivery, Endpoint, QueueStore } from '../store/port.ts';
import type { Sender } from './send.ts';
import { settlementOf } from './settle.ts';

export interface DelivererOptions {
  readonly store: QueueStore;
  readonly sender: Sender;
  readonly vault: Vault;
  readonly now: () => number;
  readonly report: ReportFault;
}

/** Sends what is due: a bounded number of endpoints at once, each of them with a bounded number of deliveries. */
export class Deliverer {
  readonly #options: DelivererOptions;
  readonly #busy = new Set<Promise<void>>();

  constructor(options: DelivererOptions) {
    this.#options = options;
  }

  /**
   * Begins with the endpoints whose deliveries are due, as far as there is room.
   * @param done told when one of them has been delivered to.
   */
  async begin(done: () => void): Promise<void> {
    const { store, now, report } = this.#options;
    const room = AT_ONCE.endpoints - this.#busy.size;
    if (room <= 0) return;
    const at = now();
    const until = new Date(at + ENDPOINT_LEASE_MS);
    for (const endpoint of await store.claimEndpoints({ at: new Date(at), until }, room)) {
      const work: Promise<void> = this.#deliver(endpoint)
        .catch(report)
        .finally(() => (this.#busy.delete(work), done()));
      this.#busy.add(work);
    }
  }

  /** Resolves when what was begun is finished. */
  async idle(): Promise<void> {
    await Promise.all(this.#busy);
  }

  async #deliver(endpoint: Endpoint): Promise<void> {
    const { store, now } = this.#options;
    try {
      const waiting = [...(await store.due(endpoint.id, new Date(now()), AT_ONCE.batch))];
      const lane = async () => {
        for (let delivery = waiting.shift(); delivery; delivery = waiting.shift()) {
          if (await this.#attempt(endpoint, delivery)) waiting.length = 0;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE.perEndpoint }, lane));
    } finally {
      await store.releaseEndpoint(endpoint.id);
    }
  }

  /** @returns whether the endpoint is disabled by it. */
  async #attempt(endpoint: Endpoint, delivery: Delivery): Promise<boolean> {
    const { store, sender, now } = this.#options;
    const at = new Date(now());
    const { id, payload: body } = delivery;
    const outcome = await sender.send({ url: endpoint.url, id, body, at, secrets: this.#secretsOf(endpoint, at) });
    const settledAt = new Date(now());
    const settlement = settlementOf({ endpoint, delivery, outcome, at: settledAt, random: Math.random() });
    await store.settle(settlement);
    return settlement.disable !== undefined;
  }

  #secretsOf({ id, secret, previousSecret, previousUntil }: Endpoint, at: Date): readonly string[] {
    const isOldGood = previousSecret !== null && previousUntil !== null && previousUntil > at;
    const sealed = isOldGood ? [secret, previousSecret] : [secret];
    return sealed.map((one) => this.#options.vault.open(one, id));
  }
}
