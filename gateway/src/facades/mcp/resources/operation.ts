import type { PublishedOperation } from '../../../gateway.ts';
import { completeFrom } from '../completers.ts';
import { isToolOperation } from '../tools.ts';
import type { Operations, ResourceKind } from './kind.ts';

const ADDRESS = /^operation:\/\/(\w+)$/;
const MARKDOWN = 'text/markdown';

/** `operation://{name}`: what an operation does, takes and runs, for every operation that is a tool. */
export function operationResource(operations: Operations): ResourceKind {
  const offered = [...operations.values()].filter(isToolOperation);
  const byName = new Map(offered.map((operation) => [operation.name, operation]));
  return {
    listed: offered.map(({ name, mcp }) => ({
      uri: `operation://${name}`,
      name,
      title: mcp.title,
      description: `What the tool ${mcp.name} runs.`,
      mimeType: MARKDOWN,
    })),
    template: {
      uriTemplate: 'operation://{name}',
      name: 'operation',
      title: 'An operation',
      description: 'What an operation does, what it takes, and the GraphQL it runs.',
      mimeType: MARKDOWN,
    },
    completers: { name: completeFrom([...byName.keys()]) },
    read(uri) {
      const operation = byName.get(ADDRESS.exec(uri)?.[1] ?? '');
      return operation && Promise.resolve({ uri, mimeType: MARKDOWN, text: printOperation(operation) });
    },
  };
}

const printOperation = ({ name, description, variables, document }: PublishedOperation): string =>
  [
    `# ${name}`,
    description,
    ...variables.map(
      (variable) => `- \`${variable.name}\`${variable.required ? ' (required)' : ''}: ${variable.description}`,
    ),
    `\`\`\`graphql\n${document}\n\`\`\``,
  ].join('\n\n');
