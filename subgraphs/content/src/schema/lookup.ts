import { checkId } from '@media-gateway/kernel';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { checkBulk } from '../domain/bulk.ts';
import type { ExternalIdRecord } from '../domain/record.ts';
import { ExternalIdInput } from './externalId.ts';
import { TitleRef, findTitle } from './title.ts';

const BULK = { assumedSize: 20 };

async function findByExternalId(asked: ExternalIdRecord, { loaders }: Context) {
  const id = await loaders.titleIds.load(asked);
  return id === null ? null : loaders.titles.load(id);
}

builder.queryFields((t) => ({
  title: t.field({
    type: TitleRef,
    nullable: true,
    description: 'A title by id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id, `title_…`.' }) },
    resolve: (_root, args, context) => findTitle(args, context),
  }),
  titles: t.field({
    type: [TitleRef],
    nullable: { list: true, items: true },
    description: 'Titles by id, in the order of the ids; null in the place of one that is not there.',
    args: { ids: t.arg.idList({ required: true, description: 'At most 100 ids.' }) },
    listSize: BULK,
    resolve: (_root, { ids }, { loaders }) => {
      const checked = checkBulk('ids', ids).map((id) => checkId('title', id));
      return Promise.all(checked.map((id) => loaders.titles.load(id)));
    },
  }),
  titleByExternalId: t.field({
    type: TitleRef,
    nullable: true,
    description: 'The title that somebody else calls so; null when there is none.',
    args: {
      source: t.arg.string({
        required: true,
        description: 'Whose id it is: imdb, tmdb, tvdb, eidr, wikidata or a platform code.',
      }),
      value: t.arg.string({ required: true, description: 'The id, such as "tt0047478".' }),
    },
    resolve: (_root, args, context) => findByExternalId(args, context),
  }),
  titlesByExternalIds: t.field({
    type: [TitleRef],
    nullable: { list: true, items: true },
    description: 'The titles that others call so, in the order asked; null in the place of one that is not there.',
    args: { externalIds: t.arg({ type: [ExternalIdInput], required: true, description: 'At most 100.' }) },
    listSize: BULK,
    resolve: (_root, { externalIds }, context) =>
      Promise.all(checkBulk('externalIds', externalIds).map((asked) => findByExternalId(asked, context))),
  }),
}));
