import type { TitleDocument } from '@media-gateway/kernel';

/** What content tells of a title, as a row keeps it; offers belong to the row and are not touched by it. */
export type DocumentRow = ReturnType<typeof toRow>;

/** The rows of a batch: of each title only its newest version, since one statement may write a row once. */
export function toRows(titles: readonly TitleDocument[]): DocumentRow[] {
  const newest = new Map<string, TitleDocument>();
  for (const title of titles) {
    const known = newest.get(title.id);
    if (!known || title.version > known.version) newest.set(title.id, title);
  }
  return [...newest.values()].map(toRow);
}

const toRow = ({ id, people, sightings: _, ...facts }: TitleDocument) => ({
  titleId: id,
  ...facts,
  people: people.map(({ name }) => name),
});
