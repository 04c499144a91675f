import type { PublishedOperation } from './operation.ts';

/** The published operations by id. */
export interface OperationRegistry {
  readonly operations: readonly PublishedOperation[];
  /** @param id the hex SHA-256 of the document, with or without `sha256:` before it. */
  find(id: string): PublishedOperation | undefined;
}

export function createRegistry(operations: readonly PublishedOperation[]): OperationRegistry {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return { operations, find: (id) => byId.get(id.toLowerCase().replace(/^sha256:/, '')) };
}
