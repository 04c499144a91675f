import { flag, section, whole } from './fields.ts';

export const operationTimeoutMs = whole(1, 600_000, {
  description:
    'How long a query or mutation may take as a whole; what is missing by then is an error of its field. Never unlimited.',
  unit: 'ms',
}).default(30_000);

export const dedup = section(
  {
    inbound: flag({
      description:
        'Whether equal queries that are being answered at the same time are answered once: the same document, variables, viewer and forwarded headers.',
    }).default(false),
  },
  { description: 'Work that is done once for several. For requests to subgraphs see `subgraphs.all.dedup`.' },
).prefault({});

export const planner = section(
  {
    worker: flag({
      description:
        'Whether plans are made in a thread of their own, so that a difficult operation holds up nobody else.',
    }).default(true),
    timeoutMs: whole(10, 600_000, {
      description: 'How long the plan of one operation may take. Without a thread of its own it cannot be stopped.',
      unit: 'ms',
    }).default(10_000),
    maxQueue: whole(1, 100_000, {
      description: 'How many operations may wait for their plan; one more is refused.',
      unit: 'operations',
    }).default(100),
    cacheSize: whole(1, 100_000, { description: 'How many plans are kept.', unit: 'plans' }).default(1000),
  },
  { description: 'Making query plans. A plan is made once for each operation and supergraph.' },
).prefault({});

export const defer = section(
  {
    maxParts: whole(0, 100, {
      description: 'How many parts of one operation may come later; those beyond come with the answer.',
      unit: 'parts',
    }).default(4),
  },
  { description: 'Fragments with `@defer`.' },
).prefault({});
