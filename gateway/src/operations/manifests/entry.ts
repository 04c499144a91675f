import { AppError } from '@media-gateway/kernel';
import { hashOf } from '../hash.ts';
import { canonicalId } from '../registry.ts';

/** A document that a client application sends by its id. */
export interface ManifestEntry {
  /** As the client sends it. */
  readonly id: string;
  readonly text: string;
  /** What the manifest calls it, where it says so. */
  readonly name?: string;
}

/** Something that is wrong with one document of a manifest. */
export interface ManifestProblem {
  /** The id, and the operation's name where it is known. */
  readonly id: string;
  readonly message: string;
}

/** Documents of one manifest, at most. */
export const MAX_ENTRIES = 5000;
/** Characters of an id, at most. */
const MAX_ID = 256;
/** Problems that are told, at most. */
const MAX_TOLD = 100;

/** Every problem of a manifest, one a line, as `id: message`. @throws AppError MANIFEST_INVALID */
export function refuse(problems: readonly ManifestProblem[]): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, MAX_TOLD).map(({ id, message }) => ({ id: shown(id), message }));
  const more = problems.length > MAX_TOLD ? `\n… and ${problems.length - MAX_TOLD} more.` : '';
  const lines = told.map(({ id, message }) => `  ${id}: ${message}`).join('\n');
  throw new AppError('MANIFEST_INVALID', `The manifest cannot be taken:\n${lines}${more}`, {
    details: { problems: told, count: problems.length },
  });
}

export const notAManifest = (message: string): AppError => new AppError('MANIFEST_INVALID', message);

const shown = (id: string): string => (id.length > 120 ? `${id.slice(0, 120)}…` : id);

/**
 * The entries, each once. The same id may stand there twice with the same text.
 * @throws AppError MANIFEST_INVALID for too many, for an id or a text that cannot be kept, and for one id with two texts.
 */
export function checkEntries(entries: readonly ManifestEntry[]): readonly ManifestEntry[] {
  if (entries.length === 0) throw notAManifest('The manifest has no documents; publish at least one.');
  if (entries.length > MAX_ENTRIES) {
    const count = entries.length.toLocaleString('en-US');
    throw notAManifest(
      `The manifest has ${count} documents; ${MAX_ENTRIES.toLocaleString('en-US')} are taken at most.`,
    );
  }
  refuse(entries.flatMap(problemsOf));
  const byKey = new Map<string, ManifestEntry>();
  const twice = entries.filter((entry) => {
    const first = byKey.get(canonicalId(entry.id)) ?? entry;
    byKey.set(canonicalId(entry.id), first);
    return first.text !== entry.text;
  });
  // A text is known by its hash too.
  const taken = entries.filter(({ text }) => (byKey.get(hashOf(text))?.text ?? text) !== text);
  refuse(
    [...twice, ...taken].map(({ id }) => ({
      id,
      message: 'The id, or the hash, stands for two texts of the manifest.',
    })),
  );
  return [...byKey.values()];
}

/** What cannot be written to PostgreSQL, or told apart in a line. */
const UNPRINTABLE = /\p{Cc}/u;

function problemsOf({ id, text }: ManifestEntry): readonly ManifestProblem[] {
  const problems: string[] = [];
  if (id === '' || id.length > MAX_ID) problems.push(`An id has 1 to ${MAX_ID} characters, not ${id.length}.`);
  if (UNPRINTABLE.test(id) || !isWellFormed(id)) problems.push('An id has printable characters only.');
  if (text.includes('\0') || !isWellFormed(text)) problems.push('The text must be Unicode without U+0000.');
  return problems.map((message) => ({ id: JSON.stringify(id), message }));
}

/** Half of a surrogate pair would be stored as another character. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
