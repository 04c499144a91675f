import type { Harness } from './harness.ts';

export const ADD =
  'mutation ($id: ID!) { addToWatchlist(titleId: $id) { title { id inWatchlist } inWatchlist changed } }';
export const OWN =
  'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Title { id inWatchlist progress { share completed } } } }';

/** The variables of `OWN`. */
export const titles = (ids: readonly string[]) => ({ of: ids.map((id) => ({ __typename: 'Title', id })) });

/** What other domains are told of a user, oldest first. */
export const told = async (house: Harness, userId: string) =>
  (await house.deps.db.syncOutbox.findMany({ where: { key: userId }, orderBy: { sequence: 'asc' } })).map(
    ({ payload }) => payload,
  );
