import type { PublishedOperation } from '../operations/operation.ts';
import type { PersistedMode } from '../options.ts';
import type { Admitted } from './admit.ts';
import type { AutomaticDocuments } from './automatic-documents.ts';
import type { ClientDocuments } from './client-documents.ts';
import type { PublishedTexts } from './published-texts.ts';
import { type TellOnce, createNote } from './unpublished.ts';

/** Takes down what is to be known of a document later: after it was admitted, and not before. */
export type KeepText = (admitted: Admitted) => void;

export interface KeepOptions {
  /** Of those who may send texts. */
  readonly mode: PersistedMode;
  readonly documents: AutomaticDocuments;
  readonly clients: ClientDocuments;
  readonly texts: PublishedTexts<PublishedOperation>;
  readonly tellOnce: TellOnce;
}

export function createKeepText({ mode, documents, clients, texts, tellOnce }: KeepOptions): KeepText {
  const isPublished = (text: string) => (texts.find(text) ?? clients.findText(text)) !== undefined;
  const note = mode === 'log' ? createNote(isPublished, tellOnce) : undefined;
  return (admitted) => {
    if (admitted.client) clients.count(admitted.client, admitted.request);
    if (admitted.published) return;
    if (admitted.registers !== undefined) documents.remember(admitted.registers, admitted.document);
    note?.(admitted);
  };
}
