import type { GraphQLSchema } from 'graphql';
import type { Limits } from '../options.ts';
import { checkRootFields, checkShape } from './measure.ts';
import { dropTokens, parseDocument } from './parse-document.ts';
import { type SelectedOperation, selectOperation } from './select-operation.ts';
import { introspects, validateDocument } from './validate-document.ts';

/** One operation that was parsed, validated and held to the limits that need no variables. */
export interface Prepared extends SelectedOperation {
  /** Whether it asks for `__schema` or `__type`. */
  readonly introspects: boolean;
}

export interface PrepareOptions {
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly operationName: string | undefined;
  readonly limits: Limits;
}

/** @throws AppError, as `Admit` lists. */
export function prepare({ schema, text, operationName, limits }: PrepareOptions): Prepared {
  const parsed = parseDocument(text, limits);
  checkShape(parsed, limits);
  validateDocument(schema, parsed);
  dropTokens(parsed);
  const selected = selectOperation(parsed, operationName);
  checkRootFields(selected, limits);
  return { ...selected, introspects: introspects(selected.document) };
}
