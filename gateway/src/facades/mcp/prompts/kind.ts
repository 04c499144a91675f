import type { GetPromptResult, Prompt } from '@modelcontextprotocol/server';
import type { Completer } from '../completers.ts';
import type { Session } from '../session.ts';

export type PromptValues = Readonly<Record<string, string>>;

/** One prompt: what it takes and how it is written. */
export interface PromptKind {
  readonly prompt: Prompt;
  /** Who completes the arguments, by name. */
  readonly completers: Readonly<Record<string, Completer>>;
  /** @param values those of its arguments that were given; what is required is there. */
  write(values: PromptValues, session: Session, signal: AbortSignal): Promise<GetPromptResult>;
}

export const userText = (text: string) => ({ role: 'user' as const, content: { type: 'text' as const, text } });
