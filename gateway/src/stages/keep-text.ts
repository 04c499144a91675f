import type { PersistedMode } from '../options.ts';
import type { Admitted } from './admit.ts';
import type { AutomaticDocuments } from './automatic-documents.ts';
import type { PublishedTexts } from './published-texts.ts';
import { type TellOnce, createNote } from './unpublished.ts';

/** Takes down of a client's own text what is to be known later: after it was admitted, and not before. */
export type KeepText = (admitted: Admitted) => void;

export interface KeepOptions {
  readonly mode: PersistedMode;
  readonly documents: AutomaticDocuments;
  readonly texts: PublishedTexts;
  readonly tellOnce: TellOnce;
}

export function createKeepText({ mode, documents, texts, tellOnce }: KeepOptions): KeepText {
  const note = mode === 'log' ? createNote(texts, tellOnce) : undefined;
  return (admitted) => {
    if (admitted.published) return;
    if (admitted.registers !== undefined) documents.remember(admitted.registers, admitted.document);
    note?.(admitted);
  };
}
