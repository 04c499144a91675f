import { AppError } from '@media-gateway/kernel';

type JsonObject = Readonly<Record<string, unknown>>;

/** The parameters of a GraphQL request (GraphQL over HTTP §5), with the two names under which clients send an id. */
export interface Params {
  readonly query?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: JsonObject | null | undefined;
  readonly extensions?: JsonObject | null | undefined;
  readonly documentId?: string | null | undefined;
  readonly doc_id?: string | null | undefined;
}

const KINDS: ReadonlyMap<string, 'string' | 'object'> = new Map([
  ['query', 'string'],
  ['operationName', 'string'],
  ['variables', 'object'],
  ['extensions', 'object'],
  ['documentId', 'string'],
  ['doc_id', 'string'],
]);

/** @throws AppError BAD_REQUEST for a parameter that there is not, or that has the wrong type. */
export function checkParams(given: JsonObject): Params {
  for (const name of Object.keys(given)) {
    const kind = KINDS.get(name);
    if (!kind) throw unknown(name);
    const value = given[name];
    if (value !== null && value !== undefined && typeOf(value) !== kind) throw wrong(name, kind, typeOf(value));
  }
  return given;
}

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

function unknown(name: string): AppError {
  const known = [...KINDS.keys()].join(', ');
  return new AppError('BAD_REQUEST', `There is no parameter "${name.slice(0, 80)}"; there are ${known}.`);
}

const wrong = (name: string, kind: string, given: string) =>
  new AppError('BAD_REQUEST', `The parameter "${name}" must be of type ${kind}, not ${given}.`);

/** Where clients put the id of a published operation. */
export function operationIdOf({ documentId, doc_id, extensions }: Params): string | undefined {
  const persisted = (extensions?.['persistedQuery'] as { sha256Hash?: unknown } | null | undefined)?.sha256Hash;
  return documentId ?? doc_id ?? (typeof persisted === 'string' ? persisted : undefined);
}
