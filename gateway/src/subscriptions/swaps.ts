import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { AppError, type ReportFault, toAppError } from '@media-gateway/kernel';
import type { Subscription } from '../execute/subscribe.ts';
import type { Authenticated } from '../stages/authenticate.ts';
import { schemaReplaced } from './notices.ts';
import type { Upstream } from './upstream.ts';

/**
 * Plans a subscription for the version of the supergraph that is served now.
 * @throws AppError when it is not valid there.
 */
export type Replan = (authenticated: Authenticated) => Subscription | Promise<Subscription>;

/** How often a plan is asked for while the planner has no room, and how much longer each pause is, in ms. */
const TRIES = 20;
const PAUSE_MS = 50;

interface Served {
  readonly version: object;
  readonly replan: Replan;
}

/** Takes subscriptions over to the version of the supergraph that is served. */
export class Swaps {
  readonly #report: ReportFault;
  #served: Served | undefined;
  #swapping: Promise<void> = Promise.resolve();

  constructor(report: ReportFault) {
    this.#report = report;
  }

  /**
   * One swap after the other: a subscription arrives at a version before it leaves it for the next. Of those that wait only the last is
   * carried out. Resolves when nothing of the versions before is used any more.
   */
  swap(version: object, replan: Replan, upstreams: Iterable<Upstream>): Promise<void> {
    this.#served = { version, replan };
    return this.#takeOver(upstreams);
  }

  /** Resolves when nobody is on the way to another version. */
  arrived(): Promise<void> {
    return this.#swapping;
  }

  /** For one that was planned just before the supergraph was replaced. */
  catchUp(upstream: Upstream): void {
    if (this.#served && this.#served.version !== upstream.version) void this.#takeOver([upstream]);
  }

  #takeOver(upstreams: Iterable<Upstream>): Promise<void> {
    const done = this.#swapping.then(() => this.#arrive(upstreams, this.#served as Served));
    this.#swapping = done.catch(() => undefined);
    return done;
  }

  /** One plan after the other, so that clients' requests are planned and answered meanwhile. */
  async #arrive(upstreams: Iterable<Upstream>, { version, replan }: Served): Promise<void> {
    const arriving: Promise<void>[] = [];
    const elsewhere = [...upstreams].filter((upstream) => upstream.version !== version);
    for (const upstream of elsewhere) {
      const planned = await plan(upstream, replan).catch((error: unknown) => toAppError(error, this.#report));
      if (planned instanceof AppError) upstream.end(schemaReplaced(planned));
      else arriving.push(upstream.replan(planned, version));
      await nextTurn();
    }
    await Promise.all(arriving);
  }
}

/** A planner that is busy says nothing about the subscription. */
async function plan({ authenticated }: Upstream, replan: Replan): Promise<Subscription> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await replan(authenticated);
    } catch (error) {
      const isBusy = error instanceof AppError && error.code === 'PLANNING_OVERLOADED';
      if (!isBusy || tries === TRIES) throw error;
      await sleep(PAUSE_MS * tries);
    }
  }
}
