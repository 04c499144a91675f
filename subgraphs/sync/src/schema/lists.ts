import { AppError, type Connection, checkId, checkPageSize, requireUser, toConnection } from '@media-gateway/kernel';
import { CONNECTION_ARGS, PAGED, PERSONAL, connectionRef } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { type Entry, entryCursor, readEntryCursor } from '../domain/cursor.ts';
import { readUnfinished } from '../store/progress.ts';
import { readEntries } from '../store/watchlist.ts';
import { ProgressRef, TitleRef } from './title.ts';

const EntryRef = builder.objectRef<Entry>('WatchlistEntry').implement({
  description: "A title on the viewer's watchlist.",
  directives: PERSONAL,
  fields: (t) => ({
    title: t.field({
      type: TitleRef,
      nullable: true,
      description: 'What is to be watched.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: 'When it was put on the list.' }),
  }),
});

const EntryConnection = connectionRef(builder, 'WatchlistEntry', EntryRef);

const WATCHLIST = 'What the viewer means to watch, what was added last first. Needs a signed-in viewer.';
const UNFINISHED =
  'What the viewer has begun and not completed, what was watched last first. Needs a signed-in viewer.';
const UNFINISHED_SIZE = { slicingArguments: ['first'], requireOneSlicingArgument: false };

interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

async function watchlist({ first, after }: PageArgs, { viewer, deps }: Context): Promise<Connection<Entry>> {
  const { id } = requireUser(viewer);
  const size = checkPageSize(first ?? 20);
  const rows = await readEntries(deps.db, id, after == null ? null : readEntryCursor(after), size + 1);
  return toConnection(rows, size, after, entryCursor);
}

const continueWatching = ({ first }: PageArgs, { viewer, deps }: Context) =>
  readUnfinished(deps.db, requireUser(viewer).id, checkPageSize(first ?? 10));

builder.queryFields((t) => ({
  watchlist: t.field({
    type: EntryConnection,
    nullable: true,
    description: WATCHLIST,
    listSize: PAGED,
    directives: PERSONAL,
    args: {
      first: t.arg.int({ defaultValue: 20, description: CONNECTION_ARGS.first }),
      after: t.arg.string({ description: CONNECTION_ARGS.after }),
    },
    resolve: (_, args, context) => watchlist(args, context),
  }),
  continueWatching: t.field({
    type: [ProgressRef],
    nullable: true,
    description: UNFINISHED,
    listSize: UNFINISHED_SIZE,
    directives: PERSONAL,
    args: { first: t.arg.int({ defaultValue: 10, description: CONNECTION_ARGS.first }) },
    resolve: (_, args, context) => continueWatching(args, context),
  }),
}));

const UserRef = builder.objectRef<{ readonly id: string }>('User').implement({
  description: 'Somebody with an account.',
  directives: PERSONAL,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Their id, `user_…`.' }),
    watchlist: t.field({
      type: EntryConnection,
      nullable: true,
      description: WATCHLIST,
      listSize: PAGED,
      directives: PERSONAL,
      args: {
        first: t.arg.int({ defaultValue: 20, description: CONNECTION_ARGS.first }),
        after: t.arg.string({ description: CONNECTION_ARGS.after }),
      },
      resolve: (_, args, context) => watchlist(args, context),
    }),
    continueWatching: t.field({
      type: [ProgressRef],
      nullable: true,
      description: UNFINISHED,
      listSize: UNFINISHED_SIZE,
      directives: PERSONAL,
      args: { first: t.arg.int({ defaultValue: 10, description: CONNECTION_ARGS.first }) },
      resolve: (_, args, context) => continueWatching(args, context),
    }),
  }),
});

/** What somebody watches is theirs alone; so a user is found only by themselves, and the fields may take the viewer's id. */
builder.asEntity(UserRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, { viewer }) => {
    if (requireUser(viewer).id === checkId('user', id)) return { id };
    throw new AppError(
      'FORBIDDEN',
      'The watchlist and progress of another user are not yours to see; ask for your own.',
    );
  },
});
