import type { AppRef, ClientDocument } from '../operations/client-registry.ts';
import type { ClientHeaders } from '../request.ts';
import type { CountUse } from '../stages/client-documents.ts';
import type { ManifestStore, NewUses } from './port.ts';

/** What clients of Apollo's say of themselves. https://www.apollographql.com/docs/graphos/platform/insights/client-segmentation */
const NAME = 'apollographql-client-name';
const VERSION = 'apollographql-client-version';

/** Documents of versions that are written at once. */
const BATCH = 1000;

/**
 * Counts what clients ask for, until it is written. Nothing is written for a request. What is counted is bounded by what is served:
 * a number for each document of each version.
 */
export class AppUsage {
  #counts = new Map<string, NewUses>();
  readonly #now: () => number;

  /** @param now milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** For the version that the client's headers name, if that has the document; else for every version that has it. */
  readonly count: CountUse = ({ publishers }: ClientDocument, headers: ClientHeaders) => {
    const named = nameOf(headers);
    const own = publishers.filter(({ app, version }) => app === named.app && version === named.version);
    const lastUsedAt = new Date(this.#now());
    for (const { app, version, id } of own.length > 0 ? own : publishers) {
      const byName = own.length > 0 ? 1 : 0;
      this.#add({ app, version, id, byName, byId: 1 - byName, lastUsedAt });
    }
  };

  /** Writes what was counted. What cannot be written stays, to be written with the next. */
  async flush(store: Pick<ManifestStore, 'addUses'>): Promise<void> {
    const waiting = [...this.#counts.values()];
    this.#counts = new Map();
    while (waiting.length > 0) {
      try {
        await store.addUses(waiting.slice(0, BATCH));
        waiting.splice(0, BATCH);
      } catch (error) {
        for (const uses of waiting) this.#add(uses);
        throw error;
      }
    }
  }

  #add(uses: NewUses): void {
    const key = JSON.stringify([uses.app, uses.version, uses.id]);
    const { byName, byId, lastUsedAt } = this.#counts.get(key) ?? uses;
    const isNew = !this.#counts.has(key);
    const sum = isNew ? uses : { ...uses, byName: byName + uses.byName, byId: byId + uses.byId };
    this.#counts.set(key, lastUsedAt > sum.lastUsedAt ? { ...sum, lastUsedAt } : sum);
  }
}

const nameOf = (headers: ClientHeaders): Partial<AppRef> => ({
  ...(headers[NAME] !== undefined && { app: headers[NAME] }),
  ...(headers[VERSION] !== undefined && { version: headers[VERSION] }),
});
