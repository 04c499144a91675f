import type { Audience, PublishedOperation } from './operation.ts';

/** The published operations by their ids; client-registry.ts has those of the applications' own. */
export interface OperationRegistry {
  readonly operations: readonly PublishedOperation[];
  /** @param id as the client sent it: the hex SHA-256 of the document, with or without `sha256:` before it. */
  find(id: string): PublishedOperation | undefined;
}

const SHA256 = /^(?:sha256:)?([\da-f]{64})$/i;

/** One id for all the ways in which a SHA-256 is written: hex in lower case. Any other id is what it is. */
export const canonicalId = (id: string): string => SHA256.exec(id)?.[1]?.toLowerCase() ?? id;

/** No id is reckoned from a client's text here: an operation has the id that it was published with. */
export function createRegistry(operations: readonly PublishedOperation[]): OperationRegistry {
  const byId = new Map(withVariants(operations).map((operation) => [operation.id, operation]));
  return { operations, find: (id) => byId.get(id) ?? byId.get(canonicalId(id)) };
}

/** The operations, each followed by its variants: everything that is run by an id. */
export const withVariants = (operations: readonly PublishedOperation[]): readonly PublishedOperation[] =>
  operations.flatMap((operation) => [operation, ...Object.values(operation.variants ?? {})]);

/** The operations as an audience gets them: the variants of those from which something is hidden. */
export const asGivenTo = (
  audience: Audience,
  operations: readonly PublishedOperation[],
): readonly PublishedOperation[] => operations.map((operation) => operation.variants?.[audience] ?? operation);
