import { z } from 'zod';
import { DEFAULT_SUBGRAPH_OPTIONS } from '../../transports/options.ts';
import { list, mapping, section, text } from './fields.ts';

const { allow } = DEFAULT_SUBGRAPH_OPTIONS.headers;

const fromClient = section(
  {
    header: text({ description: 'The header of the client whose value it is.' }),
    default: z.string().meta({ description: 'What stands in when the client did not send it.' }).optional(),
  },
  { description: 'The value of a header of the client.' },
);

/** Which headers a subgraph gets. */
export const headers = section(
  {
    allow: list(z.string().min(1), {
      description: 'Names of headers of the client that go on as they are; `*` stands for any letters: `x-*`.',
      default: allow,
    }).optional(),
    rename: mapping(z.string().min(1), {
      description: 'The name of a header of the client → the name under which it goes on; it need not be allowed too.',
      default: {},
    }).optional(),
    insert: mapping(z.union([z.string(), fromClient]), {
      description:
        'A name → its value, whatever the client sent under that name: a text, or `{ header, default }` for the value of a header of the client.',
      default: {},
    }).optional(),
  },
  {
    description:
      'What of the client’s headers goes on, and what is added. `authorization` goes on only when it is allowed here.',
  },
);
