import type { RateWindow } from '@media-gateway/adapters';
import type { Bucket, Quotas, RateOptions, Tier } from '../options.ts';

/** Windows of requests, and those of events: how many of these come in one second is the doing of their source. */
export interface TierWindows {
  readonly requests: readonly RateWindow[];
  readonly events: readonly RateWindow[];
}

export interface BucketWindows {
  /** `Query.search` */
  readonly fields: ReadonlySet<string>;
  readonly windows: readonly RateWindow[];
}

/** Made once: the windows of one tier are the same values for all its clients. */
export const tierWindows = ({ tiers }: RateOptions): Readonly<Record<Tier, TierWindows>> => ({
  anonymous: windowsOf(tiers.anonymous),
  free: windowsOf(tiers.free),
  pro: windowsOf(tiers.pro),
  enterprise: windowsOf(tiers.enterprise),
});

function windowsOf({ perSecond, perMinute, perHour }: Quotas): TierWindows {
  const events = [
    { name: 'minute', quota: perMinute, seconds: 60 },
    { name: 'hour', quota: perHour, seconds: 3600 },
  ];
  return { requests: [{ name: 'second', quota: perSecond, seconds: 1 }, ...events], events };
}

export const bucketWindows = ({ buckets }: RateOptions): readonly BucketWindows[] =>
  Object.entries(buckets).map(([name, { fields, perMinute, perHour }]: readonly [string, Bucket]) => ({
    fields: new Set(fields),
    windows: [
      { name: `${name}-minute`, quota: perMinute, seconds: 60 },
      { name: `${name}-hour`, quota: perHour, seconds: 3600 },
    ],
  }));
