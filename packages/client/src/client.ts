import { type Envelope, readAnswer } from './answer.ts';
import { ClientError, toClientError } from './error.ts';
import type { TypedDocumentString } from './generated/operations.ts';
import { getUrl } from './get-url.ts';

export interface ClientOptions {
  /** The gateway's GraphQL address, for example `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** An access token; a function is asked before each request, so that it may renew one. Without it the viewer is a guest. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** `id` sends the published id alone; `text` sends the whole operation, for a gateway that has not published it yet. */
  readonly send?: 'id' | 'text';
  /**
   * `get` reads queries from their own addresses, so that a browser or a CDN may answer instead of the gateway; what is sent as text, or
   * has an address of more than 8,000 characters, is posted all the same. `post` when it is left out.
   */
  readonly queries?: 'get' | 'post';
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
    const address = addressOf(options, document, variables);
    const response = await (address ? get(options, address, query?.signal) : post(options, body, query?.signal));
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

/** RFC 9110 §4.1 asks everybody on the way to take this many. */
const MAX_ADDRESS = 8000;

/** Where a query is read with GET; undefined when it is posted. */
function addressOf<Result, Variables>(
  { url, send, queries }: ClientOptions,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables | undefined,
): string | undefined {
  if (queries !== 'get' || send === 'text' || document.__meta__?.['kind'] !== 'query') return undefined;
  const address = getUrl(url, document, variables);
  return address.length <= MAX_ADDRESS ? address : undefined;
}

type Signal = AbortSignal | undefined;

const get = (options: ClientOptions, address: string, signal: Signal): Promise<Response> =>
  ask(options, { url: address, method: 'GET', headers: {} }, signal);

const post = (options: ClientOptions, body: object, signal: Signal): Promise<Response> =>
  ask(
    options,
    {
      url: options.url,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
    signal,
  );

interface Sent extends RequestInit {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function ask({ token }: ClientOptions, { url, ...init }: Sent, signal: Signal): Promise<Response> {
  const bearer = typeof token === 'function' ? await token() : token;
  const headers = {
    ...init.headers,
    accept: 'application/graphql-response+json, application/json',
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
  };
  try {
    return await fetch(url, { ...init, headers, ...(signal && { signal }) });
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
