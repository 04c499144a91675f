import { completeTitles } from '../completers.ts';
import { decoded } from './address.ts';
import { answered } from './answered.ts';
import { JSON_TYPE, type Operations, type ResourceKind } from './kind.ts';

const ADDRESS = /^title:\/\/([^/?#]+)$/;

/** `title://{id}`: everything about one title. */
export function titleResource(operations: Operations): ResourceKind | undefined {
  const operation = operations.get('TitleDetails');
  if (!operation) return undefined;
  return {
    listed: [],
    template: {
      uriTemplate: 'title://{id}',
      name: 'title',
      title: 'A title',
      description: 'Everything about one film, show, season or episode.',
      mimeType: JSON_TYPE,
    },
    completers: { id: completeTitles },
    read(uri, reading) {
      const id = decoded(ADDRESS.exec(uri)?.[1]);
      return id === undefined ? undefined : answered(uri, operation, { id }, reading);
    },
  };
}
