import {
  type CompleteRequest,
  type CompleteResult,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
} from '@modelcontextprotocol/server';
import { type Completer, MAX_VALUES } from './completers.ts';
import type { Session } from './session.ts';

export function serveCompletions(server: Server, sessionNow: () => Session): void {
  server.setRequestHandler('completion/complete', async ({ params }, { mcpReq }) => {
    const session = sessionNow();
    const { name } = params.argument;
    const completers = completersOf(session, params.ref);
    const completer = Object.hasOwn(completers, name) ? completers[name] : undefined;
    return resultOf((await completer?.(params.argument.value, session, mcpReq.signal)) ?? []);
  });
}

/** @throws ProtocolError InvalidParams for a prompt or template that there is not. An argument that nobody completes has no values. */
function completersOf(
  { catalogue }: Session,
  ref: CompleteRequest['params']['ref'],
): Readonly<Record<string, Completer>> {
  if (ref.type === 'ref/prompt') {
    const kind = catalogue.prompts.get(ref.name);
    if (kind) return kind.completers;
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no prompt "${ref.name.slice(0, 100)}".`);
  }
  const kind = catalogue.resources.find(({ template }) => template?.uriTemplate === ref.uri);
  if (kind) return kind.completers ?? {};
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no resource template "${ref.uri.slice(0, 200)}".`);
}

const resultOf = (values: readonly string[]): CompleteResult => ({
  completion: { values: values.slice(0, MAX_VALUES), total: values.length, hasMore: values.length > MAX_VALUES },
});
