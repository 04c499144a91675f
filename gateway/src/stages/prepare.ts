import { AppError } from '@media-gateway/kernel';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  separateOperations,
  validate,
} from 'graphql';
import type { Limits } from './limits.ts';
import { checkShape } from './measure.ts';
import { invalidDocument } from './invalid-document.ts';

/** One operation that was parsed, validated and held to the limits that need no variables. */
export interface Prepared {
  /** The operation with the fragments it uses, and nothing else. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

export interface PrepareOptions {
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly operationName: string | undefined;
  readonly limits: Limits;
}

/** @throws AppError, as `Admit` lists. */
export function prepare({ schema, text, operationName, limits }: PrepareOptions): Prepared {
  const parsed = parseWithin(text, limits.tokens);
  checkShape(parsed, limits);
  const errors = validate(schema, parsed, undefined, { maxErrors: 10 });
  if (errors.length > 0) throw invalidDocument(errors);
  return select(parsed, operationName);
}

function parseWithin(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    if (message.includes('Parsing aborted')) {
      throw new AppError('TOKEN_LIMIT_EXCEEDED', `The document has more than ${maxTokens} tokens.`, {
        details: { maximum: maxTokens },
      });
    }
    throw new AppError('GRAPHQL_PARSE_FAILED', message, { details: { locations } });
  }
}

/** @throws AppError OPERATION_RESOLUTION_FAILURE when it is not clear which operation is meant. */
function select(parsed: DocumentNode, operationName: string | undefined): Prepared {
  const operations = parsed.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const found = operationName ? operations.filter(({ name }) => name?.value === operationName) : operations;
  const [operation] = found;
  if (!operation || found.length > 1) throw unclear(operations, operationName);
  const document = separateOperations(parsed)[operation.name?.value ?? ''] as DocumentNode;
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return { document, operation, fragments: Object.fromEntries(fragments.map((node) => [node.name.value, node])) };
}

function unclear(operations: readonly OperationDefinitionNode[], operationName: string | undefined): AppError {
  const names = operations.map(({ name }) => name?.value ?? '(unnamed)').join(', ');
  const what = operationName
    ? `The document has no operation "${operationName}"`
    : 'The document has several operations; say which with "operationName"';
  return new AppError(
    'OPERATION_RESOLUTION_FAILURE',
    operations.length > 0 ? `${what}: it has ${names}.` : 'The document has no operation.',
  );
}
