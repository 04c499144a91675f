import type { Transport } from '../transports/port.ts';
import { replan } from '../pipeline.ts';
import type { UsedDocument } from './usage.ts';
import { revalidate } from './revalidate.ts';
import { type Served, type Version, type VersionDeps, createVersion } from './version.ts';
import { warm } from './warm.ts';

/** The version that is served, and those before it that still have something to do. */
export class Versions {
  readonly #deps: VersionDeps;
  readonly #live = new Set<Version>();
  #current: Version;
  #swapping: Promise<void> = Promise.resolve();

  constructor(first: Served, deps: VersionDeps) {
    this.#deps = deps;
    this.#current = createVersion(1, first, deps);
    this.#live.add(this.#current);
  }

  get current(): Version {
    return this.#current;
  }

  /**
   * One swap after the other.
   * @param used the clients' documents that are planned ahead.
   * @throws StartupError when what is published cannot be run on it; then its transports are closed, and nothing else changes.
   */
  swap(served: Served, used: () => readonly UsedDocument[]): Promise<void> {
    const swapped = this.#swapping.then(() => this.#replace(served, used()));
    this.#swapping = swapped.catch(() => undefined);
    return swapped;
  }

  /** Ends every version. */
  async close(): Promise<void> {
    await this.#swapping;
    this.#deps.hub.close();
    const versions = [...this.#live];
    this.#live.clear();
    await this.#closeUnused(versions.flatMap(({ transports }) => Object.values(transports)));
    await Promise.all(versions.map((version) => version.close()));
  }

  async #replace(served: Served, used: readonly UsedDocument[]): Promise<void> {
    const next = await this.#prepare(served, used).catch(async (error: unknown) => {
      await this.#closeUnused(Object.values(served.transports));
      throw error;
    });
    const previous = this.#current;
    this.#current = next;
    const { hub, report } = this.#deps;
    hub.swap(next.pipeline, (authenticated) => replan(authenticated, next.pipeline)).catch(report);
    void this.#retire(previous).catch(report);
  }

  async #prepare(served: Served, used: readonly UsedDocument[]): Promise<Version> {
    const next = createVersion(this.#current.number + 1, served, this.#deps);
    this.#live.add(next);
    try {
      await revalidate(next, this.#deps);
      await warm(next, used);
      return next;
    } catch (error) {
      this.#live.delete(next);
      await next.close();
      throw error;
    }
  }

  /** Waits for the last request, and until the subscriptions are elsewhere: the last request may have opened one. */
  async #retire(version: Version): Promise<void> {
    await version.requests.idle();
    await this.#deps.hub.arrived();
    if (!this.#live.delete(version)) return;
    await this.#closeUnused(Object.values(version.transports));
    await version.close();
  }

  /** A transport may belong to several versions. */
  async #closeUnused(transports: readonly Transport[]): Promise<void> {
    const used = new Set([...this.#live].flatMap((version) => Object.values(version.transports)));
    const unused = new Set(transports.filter((transport) => !used.has(transport)));
    await Promise.all([...unused].map((transport) => transport.close()));
  }
}
