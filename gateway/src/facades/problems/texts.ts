import { ERROR_STATUS, type ErrorCode } from '@media-gateway/kernel';
import type { ProblemText, ProblemTexts } from './text.ts';
import { INPUT_PROBLEMS } from './texts/input.ts';
import { LIMIT_PROBLEMS } from './texts/limits.ts';
import { OPERATION_PROBLEMS } from './texts/operation.ts';
import { REQUEST_PROBLEMS } from './texts/request.ts';
import { RIGHTS_PROBLEMS } from './texts/rights.ts';
import { SERVER_PROBLEMS } from './texts/server.ts';
import { SUBSCRIPTION_PROBLEMS } from './texts/subscriptions.ts';

/** The texts of every error code; a code without one does not compile. */
export const PROBLEM_TEXTS: ProblemTexts = {
  ...REQUEST_PROBLEMS,
  ...OPERATION_PROBLEMS,
  ...LIMIT_PROBLEMS,
  ...INPUT_PROBLEMS,
  ...RIGHTS_PROBLEMS,
  ...SUBSCRIPTION_PROBLEMS,
  ...SERVER_PROBLEMS,
};

/** One kind of problem, as its page tells of it. */
export interface ProblemKind extends ProblemText {
  readonly code: ErrorCode;
  readonly status: number;
  /** `type` of the problem document: where it is explained. */
  readonly type: string;
}

export const problemType = (code: ErrorCode): string => `/problems/${code}`;

/** Every kind of problem, in the order of the texts. */
export const PROBLEM_KINDS: readonly ProblemKind[] = (Object.keys(PROBLEM_TEXTS) as ErrorCode[]).map((code) => ({
  code,
  type: problemType(code),
  status: ERROR_STATUS[code],
  ...PROBLEM_TEXTS[code],
}));
