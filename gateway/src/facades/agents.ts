import type { IncomingHttpHeaders } from 'node:http';

/** How agents of the large providers name themselves in `User-Agent`, in lower case. */
const KNOWN = [
  'gptbot',
  'oai-searchbot',
  'chatgpt-user',
  'claudebot',
  'claude-user',
  'claude-searchbot',
  'perplexitybot',
  'perplexity-user',
  'google-extended',
  'google-cloudvertexbot',
  'meta-externalagent',
  'mistralai-user',
  'amazonbot',
  'applebot-extended',
  'bytespider',
  'cohere-ai',
  'duckassistbot',
];

const PATTERN = new RegExp(KNOWN.join('|'));

/** Counts the requests of AI agents by name; `other` are those that only say that they are one. */
export class AgentCounts {
  readonly #counts = new Map<string, number>();

  /** Name → requests since the start. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }

  note(headers: IncomingHttpHeaders): void {
    const agent = agentOf(headers);
    if (agent !== undefined) this.#counts.set(agent, (this.#counts.get(agent) ?? 0) + 1);
  }
}

/**
 * The agent that asks: by `User-Agent`, or one that signs its requests (draft-meunier-http-message-signatures-directory, the
 * header `Signature-Agent`) or calls itself an agent in `X-AI-Agent`. Whether it is the one it says is not checked.
 */
export function agentOf(headers: IncomingHttpHeaders): string | undefined {
  const [known] = PATTERN.exec(headers['user-agent']?.toLowerCase() ?? '') ?? [];
  if (known !== undefined) return known;
  return headers['signature-agent'] !== undefined || headers['x-ai-agent'] !== undefined ? 'other' : undefined;
}
