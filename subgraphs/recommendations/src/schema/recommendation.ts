import { CACHED_AS_PARENT, titleStub } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import type { Reason, ReasonCode, Recommendation } from '../domain/recommendation.ts';

/** A title that is recommended; everything about it is content's to tell. */
export const Title = titleStub(builder);

const CODES: Readonly<Record<ReasonCode, { readonly description: string }>> = {
  SIMILAR_CONTENT: { description: 'It resembles another title by genre, keywords, moods, people or decade.' },
  BECAUSE_YOU_WATCHED: { description: 'The viewer watched a title that resembles it.' },
  BECAUSE_YOU_LIKED: { description: 'The viewer liked a title that resembles it.' },
  TRENDING: { description: 'Many watch and like it at the moment.' },
  POPULAR: { description: 'It is popular with everyone.' },
};

const ReasonCodeRef = builder.enumType('ReasonCode', { description: 'Why something is recommended.', values: CODES });

const ReasonRef = builder.objectRef<Reason>('RecommendationReason').implement({
  description: 'Why a title is recommended.',
  directives: CACHED_AS_PARENT,
  cost: 0,
  fields: (t) => ({
    code: t.field({ type: ReasonCodeRef, description: 'The reason for a program.', resolve: ({ code }) => code }),
    text: t.exposeString('text', {
      description: 'The reason for a person, in English, such as "Because you liked Ran".',
    }),
    title: t.field({
      type: Title,
      nullable: true,
      description: 'The title it is because of; null for what is trending or popular.',
      resolve: ({ titleId }) => (titleId === null ? null : { id: titleId }),
    }),
  }),
});

export const RecommendationRef = builder.objectRef<Recommendation>('Recommendation').implement({
  description: 'A title worth watching, with why.',
  directives: CACHED_AS_PARENT,
  cost: 10,
  fields: (t) => ({
    title: t.field({
      type: Title,
      nullable: true,
      description: 'The title.',
      resolve: ({ titleId }) => ({ id: titleId }),
    }),
    score: t.exposeFloat('score', {
      description:
        'How strongly, 0–1, falling along a list; scores of different lists are not comparable. ' +
        '`similar`: the cosine of the features, rare ones weighing more. `forYou`: 0.9 · cosine with what the viewer likes + 0.1 · popularity; ' +
        'the popularity while nothing is known of them. `trending`: ½ + ½ · n / (1 + n) for n interactions of today’s worth; half the popularity for what fills up.',
    }),
    reason: t.field({ type: ReasonRef, description: 'Why.', resolve: ({ reason }) => reason }),
  }),
});

/** Cost of a list that is cut by `first`. */
export const CUT: { slicingArguments: string[]; requireOneSlicingArgument: boolean } = {
  slicingArguments: ['first'],
  requireOneSlicingArgument: false,
};
