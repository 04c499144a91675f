import { checkPageSize } from '@media-gateway/kernel';
import { PERSONAL, cachedFor } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { showOf } from '../domain/item.ts';
import { forYou } from '../for-you.ts';
import { MAX_SIMILAR } from '../similar.ts';
import { trending } from '../trending.ts';
import { CUT, RecommendationRef, Title } from './recommendation.ts';

builder.objectField(Title, 'similar', (t) =>
  t.field({
    type: [RecommendationRef],
    nullable: true,
    listSize: CUT,
    directives: cachedFor(3600),
    description:
      'Films and shows that resemble it by content, most alike first; for a season or episode, what resembles its show.',
    args: { first: t.arg.int({ defaultValue: 10, description: 'How many to give, 1 to 50.' }) },
    resolve: async ({ id }, { first }, { similar }) => {
      const size = checkPageSize(first ?? 10, MAX_SIMILAR);
      return (await similar.load(showOf(id))).slice(0, size);
    },
  }),
);

builder.queryFields((t) => ({
  trending: t.field({
    type: [RecommendationRef],
    nullable: true,
    listSize: CUT,
    directives: cachedFor(300),
    description:
      'What many watch and like at the moment, hottest first (an interaction counts half after a week), filled up with what is popular.',
    args: { first: t.arg.int({ defaultValue: 20, description: 'How many to give, 1 to 100.' }) },
    resolve: (_, { first }, { db, now, config }) =>
      trending({ db, size: checkPageSize(first ?? 20), now: now(), halfLifeDays: config.TRENDING_HALF_LIFE_DAYS }),
  }),
  forYou: t.field({
    type: [RecommendationRef],
    nullable: true,
    listSize: CUT,
    directives: PERSONAL,
    description:
      'What the viewer may like by what they liked, watched, saved and dismissed, without what they had to do with already; at most 40 % of one genre, ' +
      'so the list may be shorter than asked for. What is popular for a guest and while nothing is known.',
    args: { first: t.arg.int({ defaultValue: 20, description: 'How many to give, 1 to 100.' }) },
    resolve: (_, { first }, { db, now, frequencies, viewer }) =>
      forYou({ db, frequencies, userId: viewer.id, size: checkPageSize(first ?? 20), now: now() }),
  }),
}));
