import { EVERYWHERE } from '../text.ts';
import type { ProblemTexts } from '../text.ts';

/** The input was understood and is wrong. */
export const INPUT_PROBLEMS = {
  BAD_USER_INPUT: {
    title: 'A value is wrong',
    when: 'A value is missing, unknown, of the wrong type or out of range.',
    remedy: 'Correct what `errors` lists: each has a `pointer` to the value and says what would be right.',
    over: EVERYWHERE,
  },
  INVALID_ID: {
    title: 'An id is malformed',
    when: 'A text that should be an id is none of the expected kind.',
    remedy: 'Send an id as it came from another answer, such as `title_seven-samurai-1954`.',
    over: EVERYWHERE,
  },
  INVALID_CURSOR: {
    title: 'A cursor is malformed',
    when: 'The cursor in `after` was not made by this list, or is damaged.',
    remedy: 'Send `pageInfo.endCursor` of the page before unchanged, or leave it out to begin anew.',
    over: EVERYWHERE,
  },
  PAGE_SIZE_OUT_OF_RANGE: {
    title: 'The page size is out of range',
    when: 'More or fewer things were asked for than one page may have.',
    remedy: 'Choose `first` within the range that `detail` names, and read further pages with `after`.',
    over: EVERYWHERE,
  },
  UNKNOWN_PLATFORM: {
    title: 'There is no such platform',
    when: 'A code of a platform is not known.',
    remedy: 'Use one of the codes that the list of platforms gives.',
    over: EVERYWHERE,
  },
  UNKNOWN_REGION: {
    title: 'There is no such region',
    when: 'A region is not a code of a country.',
    remedy: 'Use an ISO 3166-1 alpha-2 code such as `US`, `DE` or `MX`.',
    over: EVERYWHERE,
  },
  UNKNOWN_LOCALE: {
    title: 'There is no such locale',
    when: 'A locale is not a language tag.',
    remedy: 'Use a BCP 47 tag such as `en`, `es-MX` or `pt-BR`.',
    over: EVERYWHERE,
  },
  NOT_FOUND: {
    title: 'There is nothing here',
    when: 'What the request names does not exist, or the viewer may not see it.',
    remedy: 'Check the id; what is gone does not come back.',
    over: EVERYWHERE,
  },
  CONFLICT: {
    title: 'The change contradicts what there is',
    when: 'The state of things does not allow the change, for example when there are as many as there may be.',
    remedy: 'Read the state anew, resolve what `detail` names, and try again.',
    over: EVERYWHERE,
  },
  IDEMPOTENCY_KEY_IN_USE: {
    title: 'The same change is being made',
    when: 'A request with this `Idempotency-Key` has not been answered yet.',
    remedy: 'Ask again in a moment with the same key; the answer will be that of the first.',
    over: ['rest'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'The key belongs to another request',
    when: 'The `Idempotency-Key` was sent before, with other values.',
    remedy: 'Use a new key for each change.',
    over: ['rest'],
  },
  NOT_AVAILABLE_IN_REGION: {
    title: 'The title cannot be watched in the region',
    when: 'The title is known, but no platform offers it in the region that was asked for.',
    remedy: 'Ask for another region, or for what is like it.',
    over: ['mcp'],
  },
} satisfies Partial<ProblemTexts>;
