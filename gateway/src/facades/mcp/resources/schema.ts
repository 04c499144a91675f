import { printSchema } from 'graphql';
import type { Gateway } from '../../../gateway.ts';
import { once } from '../../made.ts';
import type { ResourceKind } from './kind.ts';

const ADDRESS = 'schema://graphql';

/** The graph that all operations are made from, as SDL with its descriptions. */
export function schemaResource({ schema }: Gateway): ResourceKind {
  const sdl = once(() => printSchema(schema));
  return {
    listed: [
      {
        uri: ADDRESS,
        name: 'schema',
        title: 'The graph',
        description: 'The GraphQL schema: every type, field and argument with what it means.',
        mimeType: 'application/graphql',
      },
    ],
    read: (uri) =>
      uri === ADDRESS ? Promise.resolve({ uri, mimeType: 'application/graphql', text: sdl() }) : undefined,
  };
}
