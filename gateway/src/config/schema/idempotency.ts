import { formed, section, whole } from './fields.ts';

export const idempotency = section(
  {
    store: formed(/^(memory:|rediss?:\/\/.+)$/, '`memory:` or an address like redis://host:port', {
      description:
        'Where the answers are kept: `memory:` for one process, or a Redis that evicts nothing for several that do the same work.',
    }).default('memory:'),
    keepSeconds: whole(1, 604_800, {
      description: 'How long the same key gets the same answer.',
      unit: 'seconds',
    }).default(86_400),
  },
  { description: 'Mutations over REST that come with an `Idempotency-Key` are run once.' },
).prefault({});
