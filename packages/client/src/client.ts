import { type Envelope, readAnswer } from './answer.ts';
import { ClientError, toClientError } from './error.ts';
import type { TypedDocumentString } from './generated/operations.ts';

export interface ClientOptions {
  /** The gateway's GraphQL address, for example `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** An access token; a function is asked before each request, so that it may renew one. Without it the viewer is a guest. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** `id` sends the published id alone; `text` sends the whole operation, for a gateway that has not published it yet. */
  readonly send?: 'id' | 'text';
}

export interface QueryOptions {
  /** Aborted when the answer is no longer wanted; `query` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Answer<Result> {
  readonly data: Result;
  /** One for each field that is null because it failed; empty when everything was answered. */
  readonly errors: readonly ClientError[];
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
}

/** A client of the gateway; it keeps nothing between requests. */
export const createClient = (options: ClientOptions): Client => ({
  async query(document, ...[variables, query]) {
    const body = bodyOf(document, variables, options.send ?? 'id');
    const response = await post(options, body, query?.signal);
    return toAnswer(await readAnswer(response));
  },
});

function bodyOf<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: unknown,
  send: 'id' | 'text',
): object {
  const { id, kind } = document.__meta__ ?? {};
  if (kind === 'subscription') {
    throw new ClientError('SUBSCRIPTION_OVER_HTTP', {
      message: 'Subscriptions go over graphql-ws, at the same address.',
    });
  }
  return send === 'id' ? { documentId: id, variables } : { query: document.toString(), variables };
}

async function post({ url, token }: ClientOptions, body: object, signal: AbortSignal | undefined): Promise<Response> {
  const bearer = typeof token === 'function' ? await token() : token;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
  };
  try {
    return await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ClientError('NETWORK_ERROR', { message: `${url} does not answer.` }, { cause });
  }
}

function toAnswer<Result>({ data, errors = [] }: Envelope): Answer<Result> {
  const failures = errors.map(toClientError);
  const [first] = failures;
  if (first && (data === undefined || data === null)) throw first;
  return { data: data as Result, errors: failures };
}
