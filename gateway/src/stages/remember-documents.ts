import { AppError } from '@media-gateway/kernel';
import { type DocumentNode, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Prepared } from './prepare.ts';

/** What depends on a document alone. @throws AppError for one that is refused. */
export type PrepareDocument = (document: string, operationName: string | undefined) => Prepared;

/** Documents kept parsed and checked. */
const MAX_PREPARED = 2000;
/** And what they take together. */
const MAX_BYTES = 100_000_000;

/**
 * What a node takes with its place and with its canonical form (plan/canonical.ts). A document as dense as `{a{a{a}}}` has a
 * node for each character, so characters alone would not bound it: measured on Node 20, such a document takes 340 bytes a
 * character, a usual one 100, and one that is mostly a comment 2.
 */
const NODE_BYTES = 330;
/** Once in the key and once beside the tree, which refers to its text; two bytes each where one of them is not Latin-1. */
const CHARACTER_BYTES = 4;

/** Prepares each document once, while it is kept. */
export function rememberDocuments(prepare: PrepareDocument): PrepareDocument {
  const prepared = new LRUCache<string, Prepared>({ max: MAX_PREPARED, maxSize: MAX_BYTES, sizeCalculation: bytesOf });
  return (document, operationName) => {
    // What begins with the length of a name, as the other keys do, is no document and never among these.
    const key = operationName === undefined ? document : keyOf(document, operationName);
    const known = prepared.get(key);
    if (known) return known;
    const made = prepare(document, operationName);
    prepared.set(key, made);
    return made;
  };
}

const bytesOf = ({ document }: Prepared, key: string): number =>
  NODE_BYTES * nodesOf(document) + CHARACTER_BYTES * key.length;

function nodesOf(document: DocumentNode): number {
  let nodes = 0;
  visit(document, { enter: () => void (nodes += 1) });
  return nodes;
}

/** The length keeps apart what is name and what is document: a name is whatever a client sends. */
function keyOf(document: string, operationName: string | undefined): string {
  const name = operationName ?? '';
  return `${name.length} ${name}${document}`;
}

/** Refusals kept: as many as a few broken clients repeat. */
const MAX_REFUSED = 500;
/** And their length together: of the documents, and of what was told. */
const MAX_CHARACTERS = 5_000_000;
/** A longer one would push out too many; most are refused for their length, without being read. */
const MAX_ENTRY = 600_000;

/** Refuses a document that was refused before with the same error, and does not look at it again. */
export function rememberRefusals(prepare: PrepareDocument): PrepareDocument {
  const refused = new LRUCache<string, AppError>({
    max: MAX_REFUSED,
    maxSize: MAX_CHARACTERS,
    maxEntrySize: MAX_ENTRY,
    sizeCalculation: charactersOf,
  });
  return (document, operationName) => {
    const key = keyOf(document, operationName);
    const known = refused.get(key);
    if (known) throw known;
    try {
      return prepare(document, operationName);
    } catch (error) {
      if (error instanceof AppError) refused.set(key, error);
      throw error;
    }
  };
}

/** A stack that was read is text; until then it holds the functions that ran, and with them the first client's request. */
const charactersOf = ({ message, stack = '' }: AppError, key: string): number =>
  key.length + message.length + stack.length;
