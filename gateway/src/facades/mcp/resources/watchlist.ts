import { answered } from './answered.ts';
import { JSON_TYPE, type Operations, type ResourceKind } from './kind.ts';

const ADDRESS = 'watchlist://me';

/** The viewer's own list; of no other. */
export function watchlistResource(operations: Operations): ResourceKind | undefined {
  const operation = operations.get('MyWatchlist');
  if (!operation) return undefined;
  return {
    personal: true,
    listed: [
      {
        uri: ADDRESS,
        name: 'watchlist',
        title: 'My watchlist',
        description: 'What the viewer means to watch, the newest hundred. Needs a signed-in viewer.',
        mimeType: JSON_TYPE,
      },
    ],
    read: (uri, reading) => (uri === ADDRESS ? answered(uri, operation, { first: 100 }, reading) : undefined),
  };
}
