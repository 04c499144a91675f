import type { ErrorCode } from '@media-gateway/kernel';
import type { Facade } from '../../gateway.ts';

/** What clients are told of one error code, whatever the request was. */
export interface ProblemText {
  /** A short phrase; `title` of the problem document. */
  readonly title: string;
  readonly when: string;
  /** What can be done about it. */
  readonly remedy: string;
  /** Where clients meet it. */
  readonly over: readonly Facade[];
}

export type ProblemTexts<Code extends ErrorCode = ErrorCode> = Readonly<Record<Code, ProblemText>>;

export const EVERYWHERE: readonly Facade[] = ['graphql', 'ws', 'rest', 'mcp'];

/** Where clients send documents of their own. */
export const DOCUMENTS: readonly Facade[] = ['graphql', 'ws'];
