import { DOCUMENTS } from '../text.ts';
import type { ProblemTexts } from '../text.ts';

export const SUBSCRIPTION_PROBLEMS = {
  SUBSCRIPTION_LIMIT_EXCEEDED: {
    title: 'There are too many subscriptions',
    when: 'The client, or the gateway as a whole, holds as many subscriptions as it may.',
    remedy: 'End those that are no longer needed, or try again later.',
    over: ['graphql', 'ws', 'rest'],
  },
  SUBSCRIPTION_SCHEMA_RELOAD: {
    title: 'The subscription no longer exists',
    when: 'The graph was replaced by one that does not have what was subscribed to; it is the last event.',
    remedy: 'Subscribe to something that the present schema has.',
    over: DOCUMENTS,
  },
  EVENTS_DROPPED: {
    title: 'Events were lost',
    when: 'The reader was slower than the events for too long; the subscription goes on.',
    remedy: 'Read the state anew; where events have a cursor, resume after the last one seen.',
    over: DOCUMENTS,
  },
} satisfies Partial<ProblemTexts>;
