import { type AnsweredError, ClientError, toClientError } from './error.ts';

/** A GraphQL answer, before its errors are made ours. */
export interface Envelope {
  readonly data?: unknown;
  readonly errors?: readonly AnsweredError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Reads a GraphQL answer; its HTTP status says nothing that its body does not.
 * @throws ClientError INVALID_RESPONSE for what is none: a proxy's page, another server.
 */
export async function readAnswer(response: Response): Promise<Envelope> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isEnvelope(body)) return body;
  const message = `The answer (HTTP ${response.status}) is not GraphQL; check that the url is the gateway's /graphql.`;
  throw new ClientError('INVALID_RESPONSE', { message, extensions: { status: response.status } });
}

export function isEnvelope(body: unknown): body is Envelope {
  if (typeof body !== 'object' || body === null) return false;
  const { data, errors } = body as { readonly data?: unknown; readonly errors?: unknown };
  if (errors === undefined) return typeof data === 'object' && data !== null;
  return Array.isArray(errors) && errors.length > 0 && errors.every(isError);
}

/** Why there is no data at all; undefined when there is some, or an event that says what became of it. */
export function refusalOf({ data, errors = [] }: Envelope): ClientError | undefined {
  const [first] = errors;
  return first && data === undefined ? toClientError(first) : undefined;
}

const isError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
