import { completeTitles } from '../completers.ts';
import { decoded } from './address.ts';
import { answered } from './answered.ts';
import { JSON_TYPE, type Operations, type ResourceKind } from './kind.ts';

const ADDRESS = /^availability:\/\/([^/?#]+)\/([^/?#]+)$/;

/** `availability://{region}/{id}`: where one title can be watched. */
export function availabilityResource(operations: Operations): ResourceKind | undefined {
  const operation = operations.get('CheckAvailability');
  if (!operation) return undefined;
  return {
    listed: [],
    template: {
      uriTemplate: 'availability://{region}/{id}',
      name: 'availability',
      title: 'Where to watch a title',
      description: 'Every offer of one title in one country, ISO 3166-1 alpha-2.',
      mimeType: JSON_TYPE,
    },
    completers: { id: completeTitles },
    read(uri, reading) {
      const [region, id] = (ADDRESS.exec(uri) ?? []).slice(1).map(decoded);
      return region === undefined || id === undefined ? undefined : answered(uri, operation, { region, id }, reading);
    },
  };
}
