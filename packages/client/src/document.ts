import { ClientError } from './error.ts';
import type { TypedDocumentString } from './generated/operations.ts';

/** An operation as it is sent, over whichever protocol. */
export interface Asked {
  readonly kind: string | undefined;
  /** The published id; undefined where the text is sent. */
  readonly id: string | undefined;
  readonly text: string;
  readonly variables: unknown;
}

/** @param send `id` for the published id alone, `text` for the whole operation. */
export function askFor<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: unknown,
  send: 'id' | 'text',
): Asked {
  const { id, kind } = (document.__meta__ ?? {}) as { readonly id?: string; readonly kind?: string };
  return { kind, id: send === 'id' ? id : undefined, text: document.toString(), variables };
}

/** The body of a request over HTTP. */
export const toBody = ({ id, text, variables }: Asked): object =>
  id === undefined ? { query: text, variables } : { documentId: id, variables };

/** @throws ClientError SUBSCRIPTION_OVER_HTTP */
export function refuseSubscription({ kind }: Asked): void {
  if (kind !== 'subscription') return;
  const message = 'A subscription has many answers; ask for them with "subscribe".';
  throw new ClientError('SUBSCRIPTION_OVER_HTTP', { message });
}

/** @throws ClientError NOT_A_SUBSCRIPTION */
export function requireSubscription({ kind }: Asked): void {
  if (kind === undefined || kind === 'subscription') return;
  throw new ClientError('NOT_A_SUBSCRIPTION', { message: `A ${kind} has one answer; ask for it with "query".` });
}
