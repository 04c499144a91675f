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
  ROOT_FIELD_LIMIT_EXCEEDED: {
    title: 'The document has too many root fields',
    when: 'The operation asks for more fields of the root type at once than is allowed.',
    remedy: 'Split it into several operations.',
    over: DOCUMENTS,
  },
  NESTING_LIMIT_EXCEEDED: {
    title: 'A value is nested too deeply',
    when: 'Lists or objects stand within each other more often than is allowed.',
    remedy: 'Send flatter values.',
    over: EVERYWHERE,
  },
  VARIABLES_LIMIT_EXCEEDED: {
    title: 'The variables are too large',
    when: 'The variables have more characters or values than are read.',
    remedy: 'Send less, or in several requests.',
    over: EVERYWHERE,
  },
  RATE_LIMITED: {
    title: 'There were too many requests',
    when: 'Who asks has used up what may be asked in a window of time; `RateLimit-Policy` says how much that is.',
    remedy: 'Wait for as many seconds as `Retry-After` says. With an account there is more.',
    over: EVERYWHERE,
  },
} satisfies Partial<ProblemTexts>;
