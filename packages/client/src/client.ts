import { type Envelope, readAnswer, refusalOf } from './answer.ts';
import { askFor, refuseSubscription, requireSubscription, toBody } from './document.ts';
import { type ClientError, toClientError } from './error.ts';
import type { TypedDocumentString } from './generated/operations.ts';
import { getUrl } from './get-url.ts';
import { send } from './http.ts';
import type { ClientOptions } from './options.ts';
import { resume } from './resume.ts';
import { openSse } from './sse/open.ts';
import { createConnect, openWs } from './ws/open.ts';

export interface QueryOptions {
  /** Aborted when the answer is no longer wanted; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Answer<Result> {
  readonly data: Result;
  /** One for each field that is null because it failed; empty when everything was answered. */
  readonly errors: readonly ClientError[];
}

/** One event of a subscription. */
export interface SubscriptionEvent<Result> {
  /** Null when the event could not be read, or events were lost: `errors` says which (`EVENTS_DROPPED`, `UNAUTHENTICATED`, …). */
  readonly data: Result | null;
  readonly errors: readonly ClientError[];
  /** Its place in the stream, where the source has one. */
  readonly eventId: string | undefined;
}

/** Variables may be left out when none is required. */
type Arguments<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: QueryOptions]
    : [variables: Variables, options?: QueryOptions];

export interface Client {
  /**
   * Runs a published query or mutation.
   * @throws ClientError when there is no data at all: with the code of the first error, NETWORK_ERROR when nobody answered,
   *   INVALID_RESPONSE when the answer is not GraphQL, SUBSCRIPTION_OVER_HTTP for a subscription.
   */
  query<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    ...args: Arguments<Variables>
  ): Promise<Answer<Result>>;
  /**
   * Opens a published subscription when it is read, and goes on after the last event when its connection is lost. Leaving the loop ends it. What
   * happened before it was opened is asked for with a variable, where the operation has one (`after`).
   * @throws ClientError while it is read: with the gateway's code when it is refused, NETWORK_ERROR when nobody answers, or no more,
   *   INVALID_RESPONSE, NOT_A_SUBSCRIPTION, NO_WEBSOCKET, EVENTS_NOT_READ when 1,000 events wait.
   */
  subscribe<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    ...args: Arguments<Variables>
  ): AsyncGenerator<SubscriptionEvent<Result>, void, void>;
}

const JSON_ANSWER = 'application/graphql-response+json, application/json';

/** A client of the gateway; between requests it keeps at most one WebSocket, while there are subscriptions on it. */
export function createClient(options: ClientOptions): Client {
  const { send: form = 'id', subscriptions = 'sse' } = options;
  const connect = createConnect(options);
  return {
    async query(document, ...[variables, { signal } = {}]) {
      const asked = askFor(document, variables, form);
      refuseSubscription(asked);
      const url = addressOf(options, document, variables);
      const body = url === undefined ? toBody(asked) : undefined;
      return toAnswer(await readAnswer(await send(options, { accept: JSON_ANSWER, url, body, signal })));
    },
    async *subscribe(document, ...[variables, { signal } = {}]) {
      const asked = askFor(document, variables, form);
      requireSubscription(asked);
      const open = subscriptions === 'ws' ? openWs(connect, options.url, asked) : openSse(options, asked);
      const left = signal ?? new AbortController().signal;
      for await (const { envelope, eventId } of resume(open, options.reconnect ?? {}, left)) {
        yield { ...toEvent(envelope), eventId };
      }
    },
  };
}

/** RFC 9110 §4.1 asks everybody on the way to take this many. */
const MAX_ADDRESS = 8000;

/** Where a query is read with GET; undefined when it is posted. */
function addressOf<Result, Variables>(
  { url, send: form, queries }: ClientOptions,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables | undefined,
): string | undefined {
  if (queries !== 'get' || form === 'text' || document.__meta__?.['kind'] !== 'query') return undefined;
  const address = getUrl(url, document, variables);
  return address.length <= MAX_ADDRESS ? address : undefined;
}

function toAnswer<Result>({ data, errors = [] }: Envelope): Answer<Result> {
  const failures = errors.map(toClientError);
  const [first] = failures;
  if (first && (data === undefined || data === null)) throw first;
  return { data: data as Result, errors: failures };
}

/** @throws ClientError for a message without data, which says that the subscription was refused. */
function toEvent<Result>(envelope: Envelope): Omit<SubscriptionEvent<Result>, 'eventId'> {
  const refusal = refusalOf(envelope);
  if (refusal) throw refusal;
  return { data: envelope.data as Result | null, errors: (envelope.errors ?? []).map(toClientError) };
}
