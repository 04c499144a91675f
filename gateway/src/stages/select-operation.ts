import { AppError } from '@media-gateway/kernel';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
} from 'graphql';

/** One operation of a document. */
export interface SelectedOperation {
  /** The operation with the fragments it uses, and nothing else. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/**
 * @throws AppError OPERATION_RESOLUTION_FAILURE when it is not clear which operation is meant, GRAPHQL_VALIDATION_FAILED for
 *   a variable whose name is taken.
 */
export function selectOperation(parsed: DocumentNode, operationName: string | undefined): SelectedOperation {
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
