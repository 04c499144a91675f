import { formed, list, section, text, whole } from './fields.ts';

const database = section(
  {
    url: formed(
      /^(memory:$|pglite:.|postgres(ql)?:\/\/)/,
      'memory:, pglite:<folder>, or postgres://user@host:port/database',
      {
        description:
          'Where manifests are kept that applications publish: `postgres://…`, which gateways share; `pglite:<folder>` or `memory:` for one process.',
      },
    ),
    pollSeconds: whole(1, 3600, {
      description: 'How often it is asked whether something was changed through another gateway.',
      unit: 'seconds',
    }).default(2),
    flushSeconds: whole(1, 3600, {
      description: 'How often it is told how often documents were asked for.',
      unit: 'seconds',
    }).default(10),
  },
  {
    description:
      'Without it applications cannot publish. Publishing needs `identity`: it is for viewers of the role admin.',
  },
).optional();

export const apps = section(
  {
    manifests: list(text({ description: 'A file or a folder.' }), {
      description:
        'Manifests that are always served: files of Apollo’s format, of ids and texts, or Relay’s list; or folders of `*.graphql`.',
    }).default([]),
    database,
  },
  { description: 'The documents of client applications, by the ids that these send.' },
).prefault({});
