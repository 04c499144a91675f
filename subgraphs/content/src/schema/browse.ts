import type { Title } from '@media-gateway/database';
import { checkPageSize, toConnection } from '@media-gateway/kernel';
import { CONNECTION_ARGS, PAGED, cachedFor, connectionRef } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { type BrowseQuery, type Position, SORT_ORDERS, fromCursor, toCursor } from '../domain/browse.ts';
import { browseIds } from '../read/browse.ts';
import { GenreEnum, TitleKindEnum, TitleSortEnum } from './enums.ts';
import { TitleRef } from './title.ts';

const TitleConnection = connectionRef<Context, Title>(builder, 'Title', TitleRef);

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

function positionOf({ popularity, sortDate, id }: Title, { sort }: BrowseQuery): Position {
  return { id, value: SORT_ORDERS[sort].column === 'popularity' ? popularity : isoDay(sortDate) };
}

async function browse(
  query: BrowseQuery,
  size: number,
  cursor: string | null | undefined,
  { db, now, loaders }: Context,
) {
  const first = checkPageSize(size);
  const after = cursor == null ? undefined : fromCursor(query, cursor);
  const ids = await browseIds(db, { query, after, limit: first + 1, today: isoDay(new Date(now())) });
  const titles = await Promise.all(ids.map((id) => loaders.titles.load(id)));
  const found = titles.filter((title) => title !== null);
  return toConnection(found, first, cursor, (title) => toCursor(query, positionOf(title, query)));
}

builder.queryField('browseTitles', (t) =>
  t.field({
    type: TitleConnection,
    nullable: true,
    description: 'Titles by kind and genre, page by page.',
    directives: cachedFor(300),
    args: {
      kind: t.arg({ type: TitleKindEnum, description: 'Only this kind; without it films and shows.' }),
      genre: t.arg({ type: GenreEnum, description: 'Only this genre.' }),
      sort: t.arg({ type: TitleSortEnum, defaultValue: 'POPULAR', description: 'In which order.' }),
      first: t.arg.int({ defaultValue: 20, description: CONNECTION_ARGS.first }),
      after: t.arg.string({ description: CONNECTION_ARGS.after }),
    },
    listSize: PAGED,
    resolve: (_root, { kind, genre, sort, first, after }, context) =>
      browse({ kind: kind ?? null, genre: genre ?? null, sort: sort ?? 'POPULAR' }, first ?? 20, after, context),
  }),
);
