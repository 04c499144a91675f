import { expect, it } from '@jest/globals';
import type { PublishedOperation } from '@media-gateway/gateway';
import type { Supergraph } from '@media-gateway/testkit';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { withAgent } from '../clients/mcp.ts';
import { VARIABLES } from '../operations.ts';

/** The most that the texts of all results together may have of the tokens of their JSON. */
const MOST = 0.4;

interface Size {
  readonly tool: string;
  readonly json: number;
  readonly text: number;
}

/** What a model reads of the results of all reading tools, with their own page sizes, against their JSON; in tokens of o200k_base. */
export function compactTextSuite(get: () => Supergraph, operations: readonly PublishedOperation[]): void {
  const tools = operations.filter(({ kind, mcp }) => kind === 'query' && mcp);

  it(`the texts of results have at most ${MOST * 100} % of the tokens of their JSON`, async () => {
    const token = await get().token('reader');
    const sizes = await withAgent(get(), token, async (agent) => {
      const measured: Size[] = [];
      for (const operation of tools) {
        const { first: _, ...variables } = VARIABLES[operation.name] ?? {};
        const tool = operation.mcp?.name ?? '';
        const { content, structuredContent } = await agent.callTool({ name: tool, arguments: variables });
        const json = countTokens(JSON.stringify(structuredContent));
        measured.push({ tool, json, text: countTokens(textOf(content)) });
      }
      return measured;
    });
    const sum = (name: 'json' | 'text') => sizes.reduce((total, size) => total + size[name], 0);
    const report = sizes
      .map(({ tool, json, text }) => `${tool} ${json} ${text} ${(text / json).toFixed(2)}`)
      .join('\n');
    expect({ report, share: sum('text') / sum('json') <= MOST }).toEqual({ report, share: true });
    expect(sizes).toHaveLength(tools.length);
  }, 60_000);
}

/** Links count too: a client may show them to the model. */
const textOf = (content: unknown): string =>
  (content as readonly { type: string; text?: string }[])
    .map((block) => block.text ?? JSON.stringify(block))
    .join('\n');
