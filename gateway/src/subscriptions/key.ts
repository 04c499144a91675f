import { createHash } from 'node:crypto';
import type { Viewer } from '@media-gateway/kernel';

/** Everything that an event may depend on. */
export interface Sharing {
  /** The text of the operation. */
  readonly document: string;
  readonly operationName: string | undefined;
  /** Coerced, so that what is left out and its default are the same. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  /** What of the client's headers can change an answer: those that a subgraph gets to see. */
  readonly headers: string;
  /** Whether the client takes deferred parts. */
  readonly incremental: boolean;
  /** Where the subscription begins; undefined when it begins now. */
  readonly start: unknown;
}

/** The same for those who may share one subscription; undefined for one that begins earlier than now, since its first events are for this reader alone. */
export function sharingKey(sharing: Sharing): string | undefined {
  const { document, operationName, variables, viewer, headers, incremental, start } = sharing;
  if (start !== undefined && start !== null) return undefined;
  const rights = [viewer.id, viewer.role, [...viewer.scopes].sort()];
  const parts = [document, operationName, sorted(variables), rights, headers, incremental];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

const sorted = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
