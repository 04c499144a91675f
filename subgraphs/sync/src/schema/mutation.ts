import { checkId, requireUser } from '@media-gateway/kernel';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { checkProgress } from '../domain/progress.ts';
import { type Wish, checkWishes } from '../domain/wishes.ts';
import { writeProgress } from '../store/progress.ts';
import { addEntry, removeEntry } from '../store/watchlist.ts';
import { ProgressRef, TitleRef } from './title.ts';

interface WatchlistChange {
  readonly titleId: string;
  readonly inWatchlist: boolean;
  readonly changed: boolean;
}

const WatchlistChangeRef = builder.objectRef<WatchlistChange>('WatchlistChange').implement({
  description: 'What became of a title on the watchlist.',
  fields: (t) => ({
    title: t.field({
      type: TitleRef,
      nullable: true,
      description: 'The title.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
    inWatchlist: t.exposeBoolean('inWatchlist', { description: 'Whether it is on the list now.' }),
    changed: t.exposeBoolean('changed', { description: 'False when it was so already.' }),
  }),
});

const ProgressInputRef = builder.inputType('ProgressInput', {
  description: 'Where a viewer is in a title.',
  fields: (t) => ({
    titleId: t.id({ required: true, description: 'The film or episode, `title_…`.' }),
    positionSeconds: t.int({
      required: true,
      description: 'Seconds from the start, 0 to `durationSeconds`. Below 30 nothing is recorded.',
    }),
    durationSeconds: t.int({ required: true, description: 'How long it is, 1 to 172,800 seconds.' }),
    deviceId: t.id({ description: 'On which device it is watched, `device_…`.' }),
  }),
});

/** One after the other, so that each is told of as if it had been asked for alone. */
async function syncWatchlist(wishes: readonly Wish[], { viewer, deps }: Context): Promise<WatchlistChange[]> {
  const { id } = requireUser(viewer);
  const changes: WatchlistChange[] = [];
  for (const { titleId, inWatchlist } of wishes) {
    const changed = await (inWatchlist ? addEntry : removeEntry)(deps, id, titleId);
    changes.push({ titleId, inWatchlist, changed });
  }
  return changes;
}

const titleArg = 'The title, `title_…`.';

builder.mutationFields((t) => ({
  addToWatchlist: t.field({
    type: WatchlistChangeRef,
    description: "Puts a title on the viewer's watchlist. Needs a signed-in viewer.",
    args: { titleId: t.arg.id({ required: true, description: titleArg }) },
    resolve: async (_, { titleId }, { viewer, deps }) => {
      const { id } = requireUser(viewer);
      return { titleId, inWatchlist: true, changed: await addEntry(deps, id, checkId('title', titleId)) };
    },
  }),
  removeFromWatchlist: t.field({
    type: WatchlistChangeRef,
    description: "Takes a title off the viewer's watchlist. Needs a signed-in viewer.",
    args: { titleId: t.arg.id({ required: true, description: titleArg }) },
    resolve: async (_, { titleId }, { viewer, deps }) => {
      const { id } = requireUser(viewer);
      return { titleId, inWatchlist: false, changed: await removeEntry(deps, id, checkId('title', titleId)) };
    },
  }),
  syncWatchlist: t.field({
    type: [WatchlistChangeRef],
    description:
      "Puts titles on the viewer's watchlist and takes others off, and tells of each in the order given; at most 100 together, " +
      'none of them twice. Needs a signed-in viewer.',
    listSize: { assumedSize: 20 },
    args: {
      add: t.arg.idList({ description: 'The titles to put on it, `title_…`.' }),
      remove: t.arg.idList({ description: 'The titles to take off, `title_…`.' }),
    },
    resolve: (_, { add, remove }, context) => syncWatchlist(checkWishes(add ?? [], remove ?? []), context),
  }),
  setProgress: t.field({
    type: ProgressRef,
    description:
      'Records how far the viewer has come and answers with what is recorded. A position below 30 seconds is accepted and records nothing: ' +
      'earlier progress stays. From 95 % on the title counts as completed. Needs a signed-in viewer.',
    args: { input: t.arg({ type: ProgressInputRef, required: true, description: 'Where the viewer is.' }) },
    resolve: (_, { input }, { viewer, deps }) => writeProgress(deps, requireUser(viewer).id, checkProgress(input)),
  }),
}));
