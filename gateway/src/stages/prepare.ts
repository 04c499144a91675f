import { AppError } from '@media-gateway/kernel';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  Token,
  TokenKind,
  parse,
  separateOperations,
  validate,
  visit,
} from 'graphql';
import type { Limits } from './limits.ts';
import { checkShape } from './measure.ts';
import { noNul } from './variables.ts';
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
  /** Whether `__schema` and `__type` may be asked for. */
  readonly introspection: boolean;
}

/** @throws AppError, as `Admit` lists. */
export function prepare({ schema, text, operationName, limits, introspection }: PrepareOptions): Prepared {
  if (text.length > limits.characters) throw tooLong(limits.characters);
  const parsed = parseWithin(text, limits.tokens);
  checkShape(parsed, limits);
  if (!introspection) refuseIntrospection(parsed);
  const errors = validateAll(schema, parsed);
  if (errors.length > 0) throw invalidDocument(errors);
  visit(parsed, {
    StringValue: ({ value }) => {
      if (value.includes('\0')) throw noNul();
    },
  });
  dropTokens(parsed);
  return select(parsed, operationName);
}

const NO_TOKEN = { startToken: new Token(TokenKind.SOF, 0, 0, 0, 0), endToken: new Token(TokenKind.EOF, 0, 0, 0, 0) };

/** Every place of a document holds the list of all its tokens, comments too: a hundred bytes for each line that has only a "#". */
function dropTokens(document: DocumentNode): void {
  visit(document, { enter: ({ loc }) => void (loc && Object.assign(loc, NO_TOKEN)) });
}

/** All that graphql-js says when it gives up, for want of an end to comparing fields with each other. */
const explained = (error: GraphQLError): GraphQLError =>
  error.message === 'Validation aborted.'
    ? new GraphQLError('The document selects the same fields too often to be checked; select each field once.')
    : error;

/** A rule of graphql-js throws where a subscription has a condition by variable, instead of telling. */
function validateAll(schema: GraphQLSchema, parsed: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, parsed, undefined, { maxErrors: 10 }).map(explained);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function refuseIntrospection(document: DocumentNode): void {
  visit(document, {
    Field: ({ name: { value } }) => {
      if (value !== '__schema' && value !== '__type') return;
      throw new AppError('INTROSPECTION_DISABLED', `The schema cannot be read here: "${value}" is switched off.`);
    },
  });
}

const tooLong = (maximum: number) =>
  new AppError('TOKEN_LIMIT_EXCEEDED', `The document has more than ${maximum} characters.`, { details: { maximum } });

function parseWithin(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('GRAPHQL_PARSE_FAILED', 'The document is nested too deeply.');
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
  checkVariableNames(operation);
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

/**
 * What the planner names the variable of entities: a client's of the same name would be taken for it. And what an object of
 * graphql-js, in which variables are kept, cannot hold.
 */
const TAKEN = ['representations', '__proto__'];

function checkVariableNames({ variableDefinitions = [] }: OperationDefinitionNode): void {
  const taken = variableDefinitions.find(({ variable }) => TAKEN.includes(variable.name.value));
  if (!taken) return;
  throw new AppError(
    'GRAPHQL_VALIDATION_FAILED',
    `A variable may not be named "$${taken.variable.name.value}" here; give it another name.`,
  );
}
