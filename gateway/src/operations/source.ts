import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import type { OperationExample } from './examples.ts';
import { type Problem, problemAt, problemOf } from './problem.ts';

/** One file of the operations folder. */
export interface OperationSource {
  /** Its path as a reader of an error message wants it, for example `operations/genres.graphql`. */
  readonly file: string;
  readonly text: string;
  /** What the running system answered. */
  readonly examples?: readonly OperationExample[];
}

/** A file that holds one named operation, and the fragments it uses. */
export interface ParsedSource {
  readonly file: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly name: string;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

export type ParseOutcome = { readonly parsed: ParsedSource } | { readonly problem: Problem };

export function parseSource({ file, text }: OperationSource): ParseOutcome {
  try {
    return readDocument(file, parse(text));
  } catch (error) {
    if (error instanceof GraphQLError) return { problem: problemOf(file, error) };
    throw error;
  }
}

function readDocument(file: string, document: DocumentNode): ParseOutcome {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const [operation, second] = operations;
  if (!operation)
    return { problem: problemAt(file, undefined, 'The file has no operation; write one named operation.') };
  if (second) return { problem: problemAt(file, second, 'A second operation; a file holds one.') };
  if (!operation.name) return { problem: problemAt(file, operation, 'The operation has no name.') };
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  return { parsed: { file, document, operation, name: operation.name.value, fragments: byName } };
}
