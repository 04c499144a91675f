import { EVERYWHERE } from '../text.ts';
import type { ProblemTexts } from '../text.ts';

export const RIGHTS_PROBLEMS = {
  UNAUTHENTICATED: {
    title: 'Sign in first',
    when: 'The operation needs a signed-in viewer and there is none, or the token is wrong or has expired.',
    remedy: 'Send a fresh access token: `Authorization: Bearer <token>`.',
    over: EVERYWHERE,
  },
  FORBIDDEN: {
    title: 'The viewer may not do this',
    when: 'The viewer is known, but has not the role that is needed, or it belongs to somebody else.',
    remedy: 'Use an account that has the right; asking again changes nothing.',
    over: EVERYWHERE,
  },
  CONFIRMATION_REQUIRED: {
    title: 'The viewer has to agree first',
    when: 'A tool takes something away, and nobody said that the viewer wants it.',
    remedy: 'Ask the viewer; when they agree, call again with `confirm: true`.',
    over: ['mcp'],
  },
} satisfies Partial<ProblemTexts>;
