import type { GraphQLSchema } from 'graphql';
import type { Limits } from '../options.ts';
import { checkShape } from './measure.ts';
import { dropTokens, parseDocument } from './parse-document.ts';
import { type SelectedOperation, selectOperation } from './select-operation.ts';
import { refuseIntrospection, validateDocument } from './validate-document.ts';

/** One operation that was parsed, validated and held to the limits that need no variables. */
export type Prepared = SelectedOperation;

export interface PrepareOptions {
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly operationName: string | undefined;
  readonly limits: Limits;
  /** Whether `__schema` and `__type` may be asked for. */
  readonly introspection: boolean;
}

/** @throws AppError, as `Admit` lists. */
export function prepare({ schema, text, operationName, limits, introspection }: PrepareOptions): Prepared {
  const parsed = parseDocument(text, limits);
  checkShape(parsed, limits);
  if (!introspection) refuseIntrospection(parsed);
  validateDocument(schema, parsed);
  dropTokens(parsed);
  return selectOperation(parsed, operationName);
}
