import { ProtocolError, ProtocolErrorCode, type Server } from '@modelcontextprotocol/server';
import { pageOf } from '../page.ts';
import type { Session } from '../session.ts';
import type { PromptKind, PromptValues } from './kind.ts';

export function servePrompts(server: Server, sessionNow: () => Session): void {
  server.setRequestHandler('prompts/list', ({ params }) => {
    const { items, ...next } = pageOf(sessionNow().catalogue.listedPrompts, params?.cursor);
    return { prompts: items, ...next };
  });
  server.setRequestHandler('prompts/get', ({ params }, { mcpReq }) => {
    const session = sessionNow();
    const kind = session.catalogue.prompts.get(params.name);
    if (!kind) throw refused(`There is no prompt "${params.name.slice(0, 100)}"; prompts/list names them all.`);
    return kind.write(checked(kind, params.arguments ?? {}), session, mcpReq.signal);
  });
}

/** @throws ProtocolError InvalidParams for what is missing or unknown. MCP 2025-11-25, prompts § Error Handling. */
function checked({ prompt }: PromptKind, values: PromptValues): PromptValues {
  const known = prompt.arguments ?? [];
  const missing = known.find(({ name, required }) => required && !values[name]);
  if (missing) throw refused(`The prompt "${prompt.name}" needs "${missing.name}": ${missing.description ?? ''}`);
  const unknown = Object.keys(values).find((name) => !known.some((argument) => argument.name === name));
  if (unknown === undefined) return values;
  const names = known.map(({ name }) => name).join(', ');
  throw refused(`The prompt "${prompt.name}" has no argument "${unknown.slice(0, 100)}"; it takes ${names}.`);
}

const refused = (message: string) => new ProtocolError(ProtocolErrorCode.InvalidParams, message);
