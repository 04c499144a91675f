import { z } from 'zod';
import { formed, mapping, section, whole } from './fields.ts';

export const supergraph = section(
  {
    source: formed(/./, 'a file, or an address like https://host/supergraph; --supergraph can say it too', {
      description:
        'A file with a composed supergraph, an `http(s)://` address of one, or a `supergraph.yaml` whose subgraphs are composed here. `--supergraph` goes before it.',
    }),
    pollSeconds: whole(1, 86_400, {
      description:
        'How often an address is asked whether there is a new one. A file is watched; this is how often it is looked at besides.',
      unit: 'seconds',
    }).default(10),
    timeoutMs: whole(1, 300_000, { description: 'How long an address may take to answer.', unit: 'ms' }).default(
      10_000,
    ),
    startSeconds: whole(0, 3600, {
      description: 'How long an address that does not answer is tried at the start, before the process gives up.',
      unit: 'seconds',
    }).default(30),
    maxBytes: whole(1, 536_870_912, { description: 'The largest answer of an address.', unit: 'bytes' }).default(
      52_428_800,
    ),
    headers: mapping(z.string(), {
      description: 'Sent to an address, for instance an API key: `authorization: Bearer ${REGISTRY_KEY}`.',
    }).default({}),
    warmDocuments: whole(0, 10_000, {
      description:
        'How many of the clients’ own documents, the most used ones, are planned on a new supergraph before it serves. Published operations always are.',
    }).default(100),
  },
  {
    description:
      'What is served. A new one replaces the old one while requests run; one that cannot be served changes nothing.',
  },
);
