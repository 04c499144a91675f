import { AppError } from '@media-gateway/kernel';
import { hashOf } from '../operations/hash.ts';
import type { ManifestChange, StoredDocument } from './port.ts';
import { printRef } from './ref.ts';

/** The text that is served under an id whatever applications publish: of an operation, or of a manifest of the configuration. */
export type TextUnder = (id: string) => string | undefined;

interface Conflict {
  readonly id: string;
  /** Who has the id for another text. */
  readonly holder: string;
}

/** Conflicts that are told, at most. */
const MAX_TOLD = 20;

/**
 * An id may stand for one text only, whoever publishes it.
 * @throws AppError MANIFEST_ID_CONFLICT naming the ids that stand for other texts, and who has them.
 */
export async function checkConflicts(
  change: ManifestChange,
  documents: readonly StoredDocument[],
  textUnder: TextUnder,
): Promise<void> {
  const clashes = await change.clashes(documents);
  const besideHeld = clashes.map((clash) => ({ id: clash.id, holder: printRef(clash) }));
  const conflicts = [...besidePublished(documents, textUnder), ...besideHeld];
  if (conflicts.length === 0) return;
  const told = conflicts.slice(0, MAX_TOLD);
  const lines = told.map(({ id, holder }) => `  ${id}: ${holder} has it for another text`).join('\n');
  const more = conflicts.length > MAX_TOLD ? `\n… and ${conflicts.length - MAX_TOLD} more.` : '';
  throw new AppError(
    'MANIFEST_ID_CONFLICT',
    `An id stands for one text only. Use other ids, or retire who has them:\n${lines}${more}`,
    { details: { conflicts: told, count: conflicts.length } },
  );
}

const besidePublished = (documents: readonly StoredDocument[], textUnder: TextUnder): readonly Conflict[] =>
  documents
    .filter(({ key, hash }) =>
      [textUnder(key), textUnder(hash)].some((text) => text !== undefined && hashOf(text) !== hash),
    )
    .map(({ id }) => ({ id, holder: 'The gateway itself' }));
