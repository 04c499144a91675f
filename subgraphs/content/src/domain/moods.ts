/** Every mood with what it feels like. */
export const MOOD_DESCRIPTIONS = {
  ADVENTUROUS: 'Sets out for the unknown.',
  BITTERSWEET: 'Glad and sad at once.',
  CHARMING: 'Wins one over lightly.',
  COZY: 'Warm and safe.',
  DARK: 'Bleak, without much comfort.',
  DREAMLIKE: 'Follows the logic of dreams.',
  EERIE: 'Quietly uncanny.',
  EPIC: 'Large in scale and stakes.',
  FUNNY: 'Made to laugh.',
  GRITTY: 'Rough and close to the street.',
  HEARTWARMING: 'Leaves one kinder.',
  INSPIRING: 'Makes one want to try.',
  MELANCHOLIC: 'Gently sad.',
  MIND_BENDING: 'Turns what one took for real.',
  NOSTALGIC: 'Longs for another time.',
  PLAYFUL: 'Has fun with its own form.',
  ROMANTIC: 'In love, or about it.',
  SATIRICAL: 'Mocks to make a point.',
  SUSPENSEFUL: 'Keeps one waiting for what happens.',
  TENSE: 'Tight from beginning to end.',
  THOUGHT_PROVOKING: 'Stays in the mind as a question.',
  UPLIFTING: 'Leaves one in better spirits.',
  WHIMSICAL: 'Odd in a delightful way.',
} as const;

export type Mood = keyof typeof MOOD_DESCRIPTIONS;

export const moodsOf = (stored: readonly string[]): Mood[] =>
  stored.filter((mood): mood is Mood => mood in MOOD_DESCRIPTIONS);
