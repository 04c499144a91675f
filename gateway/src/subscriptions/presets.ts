import type { ResumeRules } from '../plan/resume-rules.ts';

/** How subscriptions of our own graph are taken up again: their events carry a cursor. */
export const MEDIA_RESUME: ResumeRules = {
  'Subscription.availabilityChanged': { field: 'cursor', argument: 'after' },
};
