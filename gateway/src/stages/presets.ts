import type { Bucket, Priority } from '../options.ts';

/** How important the subgraphs of our own graph are: playback and who somebody is before search before recommendations. */
export const MEDIA_PRIORITIES: Readonly<Record<string, Priority>> = {
  sync: 'critical',
  user: 'critical',
  search: 'low',
  recommendations: 'lowest',
};

/** What of our own graph is limited by itself. Login, the entry of codes and the making of keys belong to `sensitive`. */
export const MEDIA_BUCKETS: Readonly<Record<string, Bucket>> = {
  expensive: { fields: ['Query.search', 'Query.forYou', 'Query.trending'], perMinute: 60, perHour: 600 },
  sensitive: { fields: ['Mutation.registerDevice', 'Mutation.removeDevice'], perMinute: 10, perHour: 60 },
};
