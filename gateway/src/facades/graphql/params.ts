import { AppError } from '@media-gateway/kernel';
import { canonicalId } from '../../operations/registry.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** The parameters of a GraphQL request (GraphQL over HTTP §5), with the other places where clients put an id. */
export interface Params {
  readonly query?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: JsonObject | null | undefined;
  readonly extensions?: JsonObject | null | undefined;
  readonly documentId?: string | null | undefined;
  readonly doc_id?: string | null | undefined;
  /** That of `/graphql/<id>`; no parameter. */
  readonly idInPath?: string | undefined;
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

/**
 * The id of a document, in whichever of its places the client put it.
 * @throws AppError BAD_REQUEST for two that differ, and for an `extensions.persistedQuery` that cannot be.
 */
export function operationIdOf({ idInPath, documentId, doc_id, extensions }: Params): string | undefined {
  const hash = extensions ? persistedHashOf(extensions) : undefined;
  return oneOf(oneOf(idInPath, documentId), oneOf(doc_id, hash));
}

/** Whether the client does what Apollo calls automatic persisted queries. */
export const isAutomatic = ({ extensions }: Params): boolean =>
  (extensions?.['persistedQuery'] ?? undefined) !== undefined;

type Id = string | null | undefined;

function oneOf(one: Id, other: Id): string | undefined {
  const id = one ?? other ?? undefined;
  if (id === undefined || canonicalId(id) === canonicalId(other ?? id)) return id;
  const [first, second] = [id, other ?? ''].map((each) => `"${each.slice(0, 80)}"`);
  throw new AppError('BAD_REQUEST', `The request has two ids, ${first} and ${second}; send one.`);
}

/** https://www.apollographql.com/docs/apollo-server/performance/apq */
function persistedHashOf({ persistedQuery }: JsonObject): string | undefined {
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  const { version = 1, sha256Hash } = Object(persistedQuery) as { version?: unknown; sha256Hash?: unknown };
  if (version === 1 && typeof sha256Hash === 'string') return sha256Hash;
  throw new AppError('BAD_REQUEST', '"extensions.persistedQuery" must have "version" 1 and "sha256Hash", a text.');
}
