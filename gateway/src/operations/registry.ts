import type { Audience, PublishedOperation } from './operation.ts';

/** The published operations by every id that a client may know them by. */
export interface OperationRegistry {
  readonly operations: readonly PublishedOperation[];
  /** @param id as the client sent it: the hex SHA-256 of the document, with or without `sha256:` before it, or any other as it is. */
  find(id: string): PublishedOperation | undefined;
}

/** The ids under which clients know an operation. */
export type IdsOf = (operation: PublishedOperation) => readonly string[];

const ownId: IdsOf = ({ id }) => [id];

const SHA256 = /^(?:sha256:)?([\da-f]{64})$/i;

/** One id for all the ways in which a SHA-256 is written: hex in lower case. Any other id is what it is. */
export const canonicalId = (id: string): string => SHA256.exec(id)?.[1]?.toLowerCase() ?? id;

/** No id is reckoned from a client's text here: an operation has the ids that it was published with. */
export function createRegistry(operations: readonly PublishedOperation[], idsOf = ownId): OperationRegistry {
  const byId = new Map(
    withVariants(operations).flatMap((operation) =>
      idsOf(operation).map((id) => [canonicalId(id), operation] as const),
    ),
  );
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
