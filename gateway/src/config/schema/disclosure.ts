import { z } from 'zod';
import { flag, mapping, section } from './fields.ts';

export const errors = section(
  {
    passSubgraphMessages: flag({
      description:
        'Whether clients read the messages of subgraphs. Otherwise a message is replaced, since it may hold a secret; where it happened and which subgraph failed is always told.',
    }).default(false),
    suggestions: flag({
      description: 'Whether a message about a wrong name says which names are like it.',
    }).default(true),
  },
  { description: 'What clients are told of failures.' },
).prefault({});

export const overrides = mapping(z.boolean(), {
  description:
    'The label of an `@override` → whether the field comes from the subgraph it goes to. A label `percent(x)` that is not named is on for x % of the requests; any other is off.',
}).default({});

export const introspection = flag({
  description: 'Whether clients may ask for `__schema` and `__type`. Who has the role `admin` always may.',
}).default(true);
