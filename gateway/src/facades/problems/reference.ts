import { PROBLEM_KINDS, type ProblemKind } from './texts.ts';

/** docs/reference/problems.md */
export const renderProblemReference = (): string => `${[HEAD, ...PROBLEM_KINDS.map(section)].join('\n\n')}\n`;

const HEAD = `# Problems

Every error code with what it means to a client: \`type\` of a problem document leads to the same text at \`/problems/<CODE>\`, and
\`extensions.code\` of a GraphQL error is the code. Which stage raises which: [lifecycle](../lifecycle.md#every-error-code). Printed from
\`gateway/src/facades/problems/texts.ts\` by \`npm run generate\`.`;

const section = ({ code, status, title, when, remedy, over }: ProblemKind): string => `## ${code}

${title} (${status}; ${over.join(', ')}).

- When: ${when}
- What to do: ${remedy}`;
