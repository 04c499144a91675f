import type { Bucket, SheddingOptions } from '../options.ts';

/** When our own graph has too much to do. Playback and who somebody is go before search, and search before recommendations. */
export const MEDIA_SHEDDING: SheddingOptions = {
  maxDelayMs: 2000,
  maxInFlight: 2000,
  priorities: { sync: 'critical', user: 'critical', search: 'low', recommendations: 'lowest' },
};

/** What of our own graph is limited by itself. Login, the entry of codes and the making of keys belong to `sensitive`. */
export const MEDIA_BUCKETS: Readonly<Record<string, Bucket>> = {
  expensive: { fields: ['Query.search', 'Query.forYou', 'Query.trending'], perMinute: 60, perHour: 600 },
  sensitive: { fields: ['Mutation.registerDevice', 'Mutation.removeDevice'], perMinute: 10, perHour: 60 },
};
