import type { Charge, RateLimiter, RateWindow, Verdict } from '@media-gateway/adapters';
import { AppError } from '@media-gateway/kernel';
import type { RateOptions } from '../options.ts';
import type { RateState, StreamResponse } from '../request.ts';
import type { Admitted } from './admit.ts';
import type { Authenticated } from './authenticate.ts';
import { chargeEvents } from './charge-events.ts';
import { clientKey } from './client-key.ts';
import { type BucketWindows, bucketWindows, tierWindows } from './rate-windows.ts';
import { oncePerDocument, rootFieldsOf } from './root-fields.ts';
import type { SelectedOperation } from './select-operation.ts';
import { tierOf } from './tier.ts';

export interface Limit {
  /**
   * Charges an admitted request by its cost; what is left of the client's windows, undefined where nothing is limited.
   * Answers at once where the counts are in this process.
   * @throws RateLimited
   */
  request(admitted: Admitted): RateState | undefined | Promise<RateState | undefined>;
  /** Charges one unit for a request that was refused before its cost was known. @throws RateLimited */
  refused(authenticated: Authenticated): RateState | undefined | Promise<RateState | undefined>;
  /** The same events, each charged in this process when it is read; beyond the limit they end with RATE_LIMITED. */
  events(admitted: Admitted, events: Events): Events;
}

/** Too many requests: RATE_LIMITED, with the windows as they are. */
export class RateLimited extends AppError {
  readonly rate: RateState;

  constructor({ windows, retryAfterSeconds: retryAfter = 1 }: Verdict) {
    const full = windows.filter(({ remaining }) => remaining === 0).map(({ name, quota }) => `${quota} a ${name}`);
    const what = full.length > 0 ? full.join(', ') : windows.map(({ name, quota }) => `${quota} a ${name}`).join(', ');
    super('RATE_LIMITED', `Too many requests: the limit is ${what}. Try again in ${retryAfter} s.`, {
      details: { retryAfter },
    });
    this.rate = { windows, retryAfterSeconds: retryAfter };
  }
}

type Events = StreamResponse['events'];

export const limitNothing: Limit = {
  request: () => undefined,
  refused: () => undefined,
  events: (_admitted, events) => events,
};

/** One rule for every facade: each request takes units of its viewer's tier, and of the buckets that its root fields are in. */
export function createLimit(limiter: RateLimiter, options: RateOptions): Limit {
  const tiers = tierWindows(options);
  const bucketsOf = oncePerDocument(bucketFinder(bucketWindows(options)));
  const unitsOf = (cost: number) => Math.max(1, Math.ceil(cost / options.costPerUnit));
  const chargesOf = ({ viewer, request }: Authenticated, units: number, kind: 'requests' | 'events' = 'requests') => {
    const client = clientKey(viewer, request);
    const tier = tierOf(viewer);
    return client === undefined ? [] : charging(`${tier}:${client}`, tiers[tier][kind], units);
  };
  return {
    request(admitted) {
      const charges = chargesOf(admitted, unitsOf(admitted.cost));
      if (charges.length === 0) return undefined;
      const key = clientKey(admitted.viewer, admitted.request) ?? '';
      const inBuckets = bucketsOf(admitted.prepared).flatMap(({ windows, times }) => charging(key, windows, times));
      return settle(limiter.charge([...charges, ...inBuckets]));
    },
    refused(authenticated) {
      const charges = chargesOf(authenticated, 1);
      return charges.length > 0 ? settle(limiter.charge(charges)) : undefined;
    },
    events(admitted, events) {
      const charges = chargesOf(admitted, unitsOf(admitted.cost), 'events');
      return charges.length > 0 ? chargeEvents(events, () => void checked(limiter.chargeHere(charges))) : events;
    },
  };
}

/** What is dearer than a window holds takes all of it. */
const charging = (key: string, windows: readonly RateWindow[], units: number): readonly Charge[] =>
  windows.map((window) => ({ key, window, units: Math.min(units, window.quota) }));

const settle = (verdict: Verdict | Promise<Verdict>): RateState | Promise<RateState> =>
  verdict instanceof Promise ? verdict.then(checked) : checked(verdict);

function checked(verdict: Verdict): RateState {
  if (verdict.retryAfterSeconds !== undefined) throw new RateLimited(verdict);
  return { windows: verdict.windows };
}

/** The buckets of an operation, and how often it takes of each: ten logins under ten names are ten. */
const bucketFinder = (buckets: readonly BucketWindows[]) => (selected: SelectedOperation) => {
  const type = TYPE_OF[selected.operation.operation];
  const fields = [...rootFieldsOf(selected)];
  return buckets
    .map((bucket) => ({ windows: bucket.windows, times: timesIn(bucket, fields, type) }))
    .filter(({ times }) => times > 0);
};

const TYPE_OF = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

const timesIn = (bucket: BucketWindows, fields: readonly (readonly [string, number])[], type: string): number =>
  fields.reduce((sum, [name, times]) => sum + (bucket.fields.has(`${type}.${name}`) ? times : 0), 0);
