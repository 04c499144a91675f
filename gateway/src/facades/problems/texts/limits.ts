import { DOCUMENTS, EVERYWHERE } from '../text.ts';
import type { ProblemTexts } from '../text.ts';

/** The operation is more than one may ask for. */
export const LIMIT_PROBLEMS = {
  TOKEN_LIMIT_EXCEEDED: {
    title: 'The document is too long',
    when: 'The operation has more characters or tokens than are parsed.',
    remedy: 'Ask for less, use fragments, or split it into several operations.',
    over: DOCUMENTS,
  },
  DEPTH_LIMIT_EXCEEDED: {
    title: 'The document is nested too deeply',
    when: 'Fields stand within fields more often than is allowed; `edges`, `nodes`, `node` and `pageInfo` do not count.',
    remedy: 'Ask for the inner objects by their ids in another operation.',
    over: DOCUMENTS,
  },
  ALIAS_LIMIT_EXCEEDED: {
    title: 'The document has too many aliases',
    when: 'The operation gives more fields another name than is allowed.',
    remedy: 'Use fewer aliases, or split it into several operations.',
    over: DOCUMENTS,
  },
  DIRECTIVE_LIMIT_EXCEEDED: {
    title: 'The document has too many directives',
    when: 'The operation uses more directives than is allowed.',
    remedy: 'Use fewer, for example one `@include` on a fragment instead of one on each field.',
    over: DOCUMENTS,
  },
  COST_LIMIT_EXCEEDED: {
    title: 'The operation costs too much',
    when: 'The cost of the operation, reckoned from its fields and page sizes, is above the budget.',
    remedy: 'Ask for smaller pages (`first`) or fewer fields; `extensions.cost` of other answers shows what they cost.',
    over: EVERYWHERE,
  },
} satisfies Partial<ProblemTexts>;
