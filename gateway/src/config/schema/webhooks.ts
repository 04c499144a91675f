import { formed, list, section, text, whole } from './fields.ts';

/** 32 bytes in base64. */
export const WEBHOOK_KEY = /^[\w+/-]{43}=?$/;

/** Addresses in CIDR form. */
const RANGE = /^[\da-f:.]+\/\d{1,3}$/i;

export const webhooks = section(
  {
    database: text({
      description:
        'Where endpoints and deliveries are kept: `postgres://user@host:port/database`, for instance `${DATABASE_URL}`.',
    }),
    key: formed(WEBHOOK_KEY, '32 bytes in base64, as `openssl rand -base64 32` makes them', {
      description:
        'Encrypts the secrets with which webhooks are signed; the same for every gateway, for instance `${WEBHOOK_KEY}`.',
    }),
    privateTargets: list(
      formed(RANGE, 'a range of addresses like 10.0.0.0/8', { description: 'A range of addresses in CIDR form.' }),
      {
        description:
          'Addresses that webhooks are sent to although they are not public, and over http too. For tests and closed networks.',
      },
    ).default([]),
    perOwner: whole(1, 1000, { description: 'How many endpoints one user may have.' }).default(20),
    keepDays: whole(1, 365, {
      description: 'How long deliveries can be listed and sent again.',
      unit: 'days',
    }).default(30),
    pollMs: whole(10, 60_000, {
      description: 'How often is looked for work that time or another gateway has made.',
      unit: 'milliseconds',
    }).default(1000),
  },
  {
    description:
      'Sends the events of subscriptions with `@webhook` to addresses that users register. Without this section there are no webhooks.',
  },
);
