import { completeEnum } from '../completers.ts';
import { type PromptKind, type PromptValues, userText } from './kind.ts';

const GUESTS = 'Who comes and what each likes, in plain words.';

/** A film that a whole group can agree on. */
export const FILM_NIGHT: PromptKind = {
  prompt: {
    name: 'film_night',
    title: 'A film night for a group',
    description: 'Find three films that everybody in a group can agree on, with where to watch each.',
    arguments: [
      { name: 'guests', description: GUESTS, required: true },
      { name: 'region', description: 'Where they are, ISO 3166-1 alpha-2; US when it is left out.' },
      { name: 'genre', description: 'A genre that they want.' },
      { name: 'mood', description: 'How it should feel.' },
      { name: 'minutes', description: 'The longest it may be.' },
    ],
  },
  completers: { genre: completeEnum('Genre'), mood: completeEnum('Mood') },
  write: (values) => Promise.resolve({ description: 'A film night for a group', messages: [userText(taskOf(values))] }),
};

const taskOf = ({ guests = '', region = 'US', genre, mood, minutes }: PromptValues): string =>
  [
    `Plan a film night in ${region} for this group: ${guests}`,
    ...(genre ? [`They want the genre ${genre}.`] : []),
    ...(mood ? [`It should feel ${mood}.`] : []),
    ...(minutes ? [`No film may be longer than ${minutes} minutes.`] : []),
    'Look for films with semantic_search and discover_content, leave out what one of them would dislike, and make sure with ' +
      'check_availability that each can be watched there.',
    'Suggest three: the name with its year, why it suits each of them, how long it is, where to watch it and at what price. ' +
      'Say which you would take.',
  ].join('\n');
