import { LRUCache } from 'lru-cache';
import type { GatewayRequest } from '../request.ts';

/** A document that clients send. */
export interface UsedDocument {
  readonly query: string;
  readonly operationName: string | undefined;
  /** Switches it was last asked with: the way in which it is planned may depend on them. */
  readonly switches: Readonly<Record<string, boolean>>;
}

interface Used extends UsedDocument {
  times: number;
}

/** Documents that are counted; whoever sends many different ones pushes out what nobody sent for longest. */
const MAX_COUNTED = 2000;
const MAX_CHARACTERS = 10_000_000;

/** Counts the clients' own documents. */
export class Usage {
  readonly #used = new LRUCache<string, Used>({
    max: MAX_COUNTED,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_, query) => query.length,
  });

  count({ query, operationName, variables }: GatewayRequest): void {
    if (!query || query.length > MAX_CHARACTERS) return;
    const known = this.#used.get(query);
    if (known && known.operationName === operationName) known.times += 1;
    else this.#used.set(query, { query, operationName, switches: switchesOf(variables), times: 1 });
  }

  /** The documents that were sent most, most used first. From now on what comes counts more than what was. */
  top(count: number): readonly UsedDocument[] {
    const all = [...this.#used.values()].sort((a, b) => b.times - a.times);
    for (const used of all) used.times /= 2;
    return all.slice(0, count);
  }
}

const switchesOf = (variables: GatewayRequest['variables'] = {}): Readonly<Record<string, boolean>> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => typeof value === 'boolean')) as Record<
    string,
    boolean
  >;
