import { AppError } from '@media-gateway/kernel';
import type { OperationRegistry } from '../operations/registry.ts';
import type { Authenticated } from './authenticate.ts';

export interface Resolved extends Authenticated {
  readonly document: string;
  /** True for a published operation, which was checked when it was published. */
  readonly published: boolean;
}

/**
 * The text to run: the published operation's, or the client's own.
 * @throws AppError PERSISTED_QUERY_NOT_FOUND for an unknown id, BAD_REQUEST when neither is given or both,
 *   OPERATION_NOT_ALLOWED for text over a facade that runs published operations alone.
 */
export function resolveDocument(authenticated: Authenticated, registry: OperationRegistry): Resolved {
  const { query, operationId, facade } = authenticated.request;
  if (operationId !== undefined && query !== undefined) {
    throw new AppError('BAD_REQUEST', 'Send either "query" or the id of a published operation, not both.');
  }
  if (operationId !== undefined)
    return { ...authenticated, document: published(registry, operationId), published: true };
  if (query === undefined) throw new AppError('BAD_REQUEST', 'There is no "query" and no id of a published operation.');
  if (facade === 'rest' || facade === 'mcp') {
    throw new AppError('OPERATION_NOT_ALLOWED', 'This address runs published operations only.');
  }
  return { ...authenticated, document: query, published: false };
}

function published(registry: OperationRegistry, id: string): string {
  const operation = registry.find(id);
  if (operation) return operation.document;
  const shown = id.length > 80 ? `${id.slice(0, 80)}…` : id;
  throw new AppError(
    'PERSISTED_QUERY_NOT_FOUND',
    `No operation is published under the id "${shown}"; see /openapi.json or the landing page for those that are.`,
  );
}
