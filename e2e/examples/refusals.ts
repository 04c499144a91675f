/** Requests that are refused, as a whole or in part, for the examples of problems: each shows what a client gets for a mistake that is easily made. */
export interface RefusedRequest {
  readonly operation: string;
  readonly name: string;
  readonly summary: string;
  /** The role of who asks. */
  readonly viewer: 'guest' | 'user';
  readonly variables: Readonly<Record<string, unknown>>;
}

export const REFUSALS: readonly RefusedRequest[] = [
  {
    operation: 'BrowseTitles',
    name: 'damaged-cursor',
    summary: 'A cursor that no page gave.',
    viewer: 'guest',
    variables: { after: 'page-2' },
  },
  {
    operation: 'BrowseTitles',
    name: 'page-too-large',
    summary: 'More than a page may have.',
    viewer: 'guest',
    variables: { first: 101 },
  },
  {
    operation: 'CheckAvailability',
    name: 'partial',
    summary: 'The title is there; its offers are not, in a region that is no country.',
    viewer: 'guest',
    variables: { id: 'title_breaking-bad-2008', region: 'ZZ' },
  },
  {
    operation: 'CheckAvailability',
    name: 'unknown-platform',
    summary: 'A part that failed: nobody knows this platform.',
    viewer: 'guest',
    variables: { id: 'title_breaking-bad-2008', region: 'US', platforms: ['betamax'] },
  },
  {
    operation: 'MyWatchlist',
    name: 'not-signed-in',
    summary: 'A guest has no watchlist.',
    viewer: 'guest',
    variables: {},
  },
  {
    operation: 'Platforms',
    name: 'unknown-region',
    summary: 'A region that is no country.',
    viewer: 'guest',
    variables: { region: 'ZZ' },
  },
  {
    operation: 'SearchTitles',
    name: 'wrong-values',
    summary: 'Two values of the wrong type, each with a pointer.',
    viewer: 'guest',
    variables: { query: 'samurai', filters: { yearFrom: 'long ago' }, first: 'many' },
  },
  {
    operation: 'SetOffer',
    name: 'not-an-operator',
    summary: 'A user without the role that is needed.',
    viewer: 'user',
    variables: {
      input: { titleId: 'title_seven-samurai-1954', platform: 'netflix', region: 'US', type: 'SUBSCRIPTION' },
    },
  },
  {
    operation: 'TitleDetails',
    name: 'unknown-title',
    summary: 'A title that is not there.',
    viewer: 'guest',
    variables: { id: 'title_nobody-made-this', region: 'US' },
  },
  {
    operation: 'TitleDetails',
    name: 'malformed-id',
    summary: 'A text that is no id.',
    viewer: 'guest',
    variables: { id: 'seven-samurai', region: 'US' },
  },
];
