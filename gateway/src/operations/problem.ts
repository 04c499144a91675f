import { StartupError } from '@media-gateway/kernel';
import type { ASTNode, GraphQLError } from 'graphql';

/** One thing that is wrong with a published operation, and where. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Operations that cannot be published: every problem found, one a line, as `file:line message`. */
export class OperationsError extends StartupError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
    this.problems = problems;
  }
}

export const problemAt = (file: string, node: ASTNode | undefined, message: string): Problem => ({
  file,
  line: node?.loc?.startToken.line ?? 1,
  message,
});

export const problemOf = (file: string, error: GraphQLError): Problem => ({
  file,
  line: error.locations?.[0]?.line ?? 1,
  message: error.message,
});
