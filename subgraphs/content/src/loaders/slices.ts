import DataLoader from 'dataloader';
import { grouped } from '../read/grouped.ts';

/** The first items of a list that belongs to an owner, as one field asks for them. */
export interface SliceKey<Filter extends string> {
  readonly owner: string;
  readonly first: number;
  readonly filter: Filter | null;
}

/** Reads the slices of many owners at once. */
export type ReadSlices<Filter extends string, Row> = (
  owners: readonly string[],
  first: number,
  filter: Filter | null,
) => Promise<readonly (Row & { readonly owner: string })[]>;

/**
 * Loads lists with arguments: keys with the same arguments share one statement, so that a page costs as many statements
 * as the operation has differing arguments, whatever its size.
 */
export const sliceLoader = <Filter extends string, Row>(read: ReadSlices<Filter, Row>) =>
  new DataLoader<SliceKey<Filter>, readonly Row[], string>(
    async (keys) => {
      const slices = await Promise.all(
        [...grouped(keys, argumentsOf)].map(([name, group]) => readGroup(read, name, group)),
      );
      const found = new Map(slices.flatMap((slice) => [...slice]));
      return keys.map((key) => found.get(keyOf(key)) ?? []);
    },
    { cacheKeyFn: keyOf },
  );

const argumentsOf = ({ first, filter }: SliceKey<string>) => `${first} ${filter ?? ''}`;

const keyOf = (key: SliceKey<string>) => `${argumentsOf(key)} ${key.owner}`;

async function readGroup<Filter extends string, Row>(
  read: ReadSlices<Filter, Row>,
  name: string,
  group: readonly SliceKey<Filter>[],
) {
  const { first, filter } = group[0] as SliceKey<Filter>;
  const rows = await read([...new Set(group.map(({ owner }) => owner))], first, filter);
  const byOwner = grouped(rows, ({ owner }) => owner);
  return new Map([...byOwner].map(([owner, slice]) => [`${name} ${owner}`, slice as readonly Row[]]));
}
