import { DEFAULT_OPTIONS, PERSISTED_MODES } from '../../options.ts';
import { choice, flag, section, whole } from './fields.ts';

const { mode, apq: registering } = DEFAULT_OPTIONS.persisted;

const apq = section(
  {
    enabled: flag({
      description:
        'Whether a document that comes with its hash is kept, so that the hash alone is enough from then on. Where it is not said, it is on with the modes `allow` and `log`; with the others it cannot be.',
      default: registering.enabled,
    }).optional(),
    maxDocuments: whole(1, 100_000, {
      description: 'How many are kept; one more pushes out the one that nobody asked for longest.',
      unit: 'documents',
    }).default(registering.maxDocuments),
    maxCharacters: whole(1, 1_000_000_000, {
      description: 'How long they may be together.',
      unit: 'characters',
    }).default(registering.maxCharacters),
  },
  { description: 'Apollo’s automatic persisted queries.' },
).prefault({});

const IDS = 'are run by the ids of published operations alone; nothing else can be said.';

const audiences = section(
  {
    app: choice(PERSISTED_MODES, {
      description: 'Our own applications, over HTTP and WebSocket; `mode` where it is not said.',
    }).optional(),
    partner: choice(['ids'], { description: `Partners, over REST, ${IDS}` }).default('ids'),
    agent: choice(['ids'], { description: `AI agents, over MCP, ${IDS}` }).default('ids'),
  },
  { description: 'The mode for each kind of client.' },
).prefault({});

export const persisted = section(
  {
    mode: choice(PERSISTED_MODES, {
      description:
        'Which documents clients may send as text, over HTTP and WebSocket: `allow` any; `log` any, and each that is not published is logged once; `safelist` those that are published, however they are spaced; `ids` none. REST and MCP run published operations alone.',
    }).default(mode),
    audiences,
    apq,
  },
  {
    description:
      'Documents that clients name by an id instead of sending them. Published ones are in `operations.folder`, those of applications in `apps`.',
  },
).prefault({});
