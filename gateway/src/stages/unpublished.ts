import type { DocumentNode } from 'graphql';
import { hashOf } from '../operations/hash.ts';
import type { Admitted } from './admit.ts';

/** A document that a client sent and nobody published. */
export interface UnpublishedDocument {
  /** SHA-256 of the text, in hex. */
  readonly id: string;
  readonly operationName: string | undefined;
  /** As it was sent, cut off where it is long. */
  readonly text: string;
  /** Whether no other is told of after it. */
  readonly last: boolean;
}

export type TellUnpublished = (document: UnpublishedDocument) => void;
export type TellOnce = (text: string, operationName: string | undefined) => void;

/** Documents that are told of; a client that writes values into its texts has no end of them. */
const MAX_TOLD = 1000;
/** Characters of each. */
const MAX_SHOWN = 2000;

/** Tells of each text once, by its hash, on whatever version it is run. */
export function createTellOnce(tell: TellUnpublished): TellOnce {
  const told = new Set<string>();
  return (text, operationName) => {
    if (told.size >= MAX_TOLD) return;
    const id = hashOf(text);
    if (told.has(id)) return;
    told.add(id);
    tell({ id, operationName, text: text.slice(0, MAX_SHOWN), last: told.size === MAX_TOLD });
  };
}

/** Notes what is not published. What was looked at is known by its tree while that is kept: what comes again and again is hashed once. */
export function createNote(isPublished: (text: string) => boolean, tellOnce: TellOnce): (admitted: Admitted) => void {
  const seen = new WeakSet<DocumentNode>();
  return ({ document, prepared }) => {
    if (seen.has(prepared.document)) return;
    seen.add(prepared.document);
    if (!isPublished(document)) tellOnce(document, prepared.operation.name?.value);
  };
}
