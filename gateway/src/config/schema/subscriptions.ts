import { mapping, section, text, whole } from './fields.ts';

const resumeRule = section(
  {
    field: text({ description: 'The field of an event that is its id: a text without arguments.' }),
    argument: text({
      description: 'The argument of the subscribed field that takes the id of the last event that was seen.',
    }),
  },
  { description: 'How one subscription is taken up again.' },
);

export const subscriptions = section(
  {
    perConnection: whole(1, 10_000, {
      description: 'How many a client may run on one WebSocket at once; one more is refused.',
      unit: 'operations',
    }).default(50),
    perProcess: whole(1, 1_000_000, {
      description: 'How many the clients of this process may hold together.',
      unit: 'subscriptions',
    }).default(100_000),
    maxUpstreams: whole(1, 1_000_000, {
      description: 'How many different ones subgraphs may be asked for; equal ones are asked for once.',
      unit: 'subscriptions',
    }).default(10_000),
    buffer: whole(1, 100_000, {
      description:
        'How many wait to be completed by the other subgraphs, and how many for a client who reads slowly. When one more comes the oldest is lost, and the client is told.',
      unit: 'events',
    }).default(100),
    patienceMs: whole(0, 600_000, {
      description: 'How long a source waits for the completion of its events before the oldest are lost.',
      unit: 'ms',
    }).default(5000),
    handoverMs: whole(0, 60_000, {
      description:
        'How long the old and the new source of a subscription are both open when the supergraph is replaced.',
      unit: 'ms',
    }).default(1000),
    heartbeatMs: whole(1000, 600_000, {
      description: 'How often an idle stream or WebSocket is shown to be alive.',
      unit: 'ms',
    }).default(12_000),
    maxMessageBytes: whole(1024, 16_777_216, {
      description: 'The largest message of a client over a WebSocket; a larger one closes it.',
      unit: 'bytes',
    }).default(65_536),
    initTimeoutMs: whole(100, 60_000, {
      description: 'Within which time a client must say who it is on a new WebSocket, which is closed otherwise.',
      unit: 'ms',
    }).default(3000),
    resume: mapping(resumeRule, {
      description:
        '`Subscription.field` → how it goes on after a client was away, for a source whose events carry a cursor and that can begin after one.',
    }).default({}),
  },
  { description: 'Events for clients. How subgraphs are asked for them is in `subgraphs.all.subscriptions`.' },
).prefault({});
