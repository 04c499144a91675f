import { AppError } from '@media-gateway/kernel';
import type { Subscription } from '../execute/subscribe.ts';
import type { StreamEvent } from '../request.ts';
import type { Authenticated } from '../stages/authenticate.ts';
import { createExpiry } from './expiry.ts';
import { tokenExpired } from './notices.ts';
import { Reader } from './reader.ts';
import type { HubOptions } from './settings.ts';
import { type Replan, Swaps } from './swaps.ts';
import { Upstream } from './upstream.ts';

export interface Subscribing {
  readonly authenticated: Authenticated;
  readonly subscription: Subscription;
  /** Those with the same key share everything (`sharingKey`); without one it is for this reader alone. */
  readonly key: string | undefined;
  /** Which version of the supergraph it was planned for: the value that `swap` is given. */
  readonly version: object;
}

/** All subscriptions of a process. Those that are the same share one source and one completion of each event. */
export interface Hub {
  /** @throws AppError SUBSCRIPTION_LIMIT_EXCEEDED */
  subscribe(subscribing: Subscribing): AsyncGenerator<StreamEvent, void, void>;
  /**
   * Takes every subscription over to another version of the supergraph, and ends those that it does not have.
   * Resolves when they are there.
   */
  swap(version: object, replan: Replan): Promise<void>;
  /**
   * Resolves when nobody is on the way to another version. After the last request of a version has been answered, nothing of it is used any
   * more then; until then its transports must stay open.
   */
  arrived(): Promise<void>;
  /** Ends everything. */
  close(): void;
  readonly subscribers: number;
  readonly upstreams: number;
}

export const createHub = (options: HubOptions): Hub => new SubscriptionHub(options);

class SubscriptionHub implements Hub {
  readonly #options: HubOptions;
  readonly #open = new Set<Upstream>();
  readonly #byKey = new Map<string, Upstream>();
  readonly #expiry = createExpiry<Reader>((reader) => reader.cut(tokenExpired()));
  readonly #swaps: Swaps;
  #subscribers = 0;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#swaps = new Swaps(options.report);
  }

  get subscribers(): number {
    return this.#subscribers;
  }

  get upstreams(): number {
    return this.#open.size;
  }

  subscribe(subscribing: Subscribing): AsyncGenerator<StreamEvent, void, void> {
    if (subscribing.authenticated.request.signal?.aborted) return leftAlready();
    const { perProcess } = this.#options;
    if (this.#subscribers >= perProcess) throw full(`There are ${perProcess} subscribers already`);
    return this.#join(this.#upstreamOf(subscribing), subscribing.authenticated);
  }

  swap(version: object, replan: Replan): Promise<void> {
    return this.#swaps.swap(version, replan, this.#open);
  }

  arrived(): Promise<void> {
    return this.#swaps.arrived();
  }

  close(): void {
    for (const upstream of this.#open) upstream.end();
    this.#expiry.close();
  }

  #join(upstream: Upstream, { request: { signal }, viewer: { expiresAt } }: Authenticated): Reader {
    const leave = () => void reader.return();
    const onLeave = () => {
      this.#subscribers -= 1;
      signal?.removeEventListener('abort', leave);
      if (expiresAt !== undefined) this.#expiry.remove(expiresAt, reader);
      upstream.leave(reader);
    };
    const reader = new Reader({ limit: this.#options.buffer, onLeave });
    this.#subscribers += 1;
    signal?.addEventListener('abort', leave, { once: true });
    if (expiresAt !== undefined) this.#expiry.add(expiresAt, reader);
    upstream.join(reader);
    return reader;
  }

  #upstreamOf(subscribing: Subscribing): Upstream {
    const { key } = subscribing;
    const known = key === undefined ? undefined : this.#byKey.get(key);
    if (known && !known.isEnding) return known;
    const upstream = this.#openUpstream(subscribing);
    this.#swaps.catchUp(upstream);
    return upstream;
  }

  #openUpstream({ authenticated, subscription, key, version }: Subscribing): Upstream {
    const { maxUpstreams } = this.#options;
    if (this.#open.size >= maxUpstreams) throw full(`${maxUpstreams} different subscriptions are open already`);
    const { signal: _ofTheFirstReader, ...request } = authenticated.request;
    const upstream = new Upstream({
      ...this.#options,
      authenticated: { request, viewer: authenticated.viewer },
      subscription,
      version,
      isOwn: key === undefined,
      onOver: () => this.#forget(upstream, key),
    });
    this.#open.add(upstream);
    if (key !== undefined) this.#byKey.set(key, upstream);
    return upstream;
  }

  #forget(upstream: Upstream, key: string | undefined): void {
    this.#open.delete(upstream);
    if (key !== undefined && this.#byKey.get(key) === upstream) this.#byKey.delete(key);
  }
}

const full = (what: string) => new AppError('SUBSCRIPTION_LIMIT_EXCEEDED', `${what}; try again later.`);

function leftAlready(): Reader {
  const reader = new Reader({ limit: 0, onLeave: () => undefined });
  reader.end();
  return reader;
}
