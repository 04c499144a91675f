import { DEFAULT_OPTIONS, PRIORITIES, type Quotas, type Tier } from '../../options.ts';
import { choice, formed, list, mapping, section, whole } from './fields.ts';

const { rate: standard, shedding: unhurried } = DEFAULT_OPTIONS;

const quotas = (tier: Tier, who: string) => {
  const { perSecond, perMinute, perHour }: Quotas = standard.tiers[tier];
  return section(
    {
      perSecond: whole(1, 1_000_000, { description: 'Within a second.', unit: 'units' }).default(perSecond),
      perMinute: whole(1, 100_000_000, { description: 'Within a minute.', unit: 'units' }).default(perMinute),
      perHour: whole(1, 1_000_000_000, { description: 'Within an hour.', unit: 'units' }).default(perHour),
    },
    { description: who },
  ).prefault({});
};

const bucket = section(
  {
    fields: list(
      formed(/^(Query|Mutation|Subscription)\.\w+$/, 'a root field like Mutation.login', {
        description: 'A root field.',
      }),
      { description: 'The root fields that take of it, each time they are selected.' },
    ),
    perMinute: whole(1, 100_000_000, { description: 'Within a minute.', unit: 'times' }),
    perHour: whole(1, 1_000_000_000, { description: 'Within an hour.', unit: 'times' }),
  },
  { description: 'Root fields that every client may ask for so often, beside its tier.' },
);

export const rate = section(
  {
    url: formed(/^(off|memory:|rediss?:\/\/\S+)$/, 'off, memory: or an address like redis://host:port', {
      description:
        'Where requests are counted: `off` nowhere, and nothing is limited; `memory:` each process for itself; a Redis for all processes together, and while it is away each for itself.',
    }).default('off'),
    costPerUnit: whole(1, 1_000_000_000, {
      description:
        'A request takes one unit, or one for each of so many points that it costs. One that is dearer than a window holds takes all of it.',
      unit: 'points',
    }).default(standard.costPerUnit),
    tiers: section(
      {
        anonymous: quotas('anonymous', 'Guests, by their address; of IPv6 by its first 64 bits.'),
        free: quotas('free', 'The role `user`, or the claim `tier` of the token.'),
        pro: quotas('pro', 'The role `premium`, or the claim.'),
        enterprise: quotas('enterprise', 'The roles `moderator` and `admin`, or the claim.'),
      },
      { description: 'What each client may use.' },
    ).prefault({}),
    buckets: mapping(bucket, {
      description: 'A name → root fields that are limited by themselves: what is dear, or what somebody may guess at.',
    }).default({}),
  },
  { description: 'How often clients may ask, over every facade.' },
).prefault({});

export const shedding = section(
  {
    maxDelayMs: whole(10, 600_000, {
      description: 'How long the event loop may stand still.',
      unit: 'ms',
    }).default(unhurried.maxDelayMs),
    maxInFlight: whole(1, 1_000_000, {
      description: 'How many requests this process may have at once.',
      unit: 'requests',
    }).default(unhurried.maxInFlight),
    priorities: mapping(choice(PRIORITIES, { description: 'How important.' }), {
      description:
        'A subgraph, or a root field like `Query.search` → how important: `lowest` is refused from half of a bound on, `low` from three quarters, `normal` from nine tenths, `critical` only when there are `maxInFlight` requests. What is not named is `normal`.',
    }).default({}),
  },
  { description: 'What is refused, and in which order, when there is too much to do.' },
).prefault({});
