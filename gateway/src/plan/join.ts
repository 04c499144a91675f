import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { type SubgraphOperation, subgraphOperation } from '../transports/port.ts';
import type { FetchStep } from './steps.ts';

/** Several fetches of entities as one operation: the entities of the first under `e0`, of the second under `e1`, … */
export type Joiner = (steps: readonly FetchStep[]) => SubgraphOperation;

/** The name of the variable with the representations of the fetch at an index; and of its answer. */
export const representationsOf = (index: number) => `r${index}`;
export const entitiesOf = (index: number) => `e${index}`;

/** Which fetches are ready together hardly ever changes from run to run; beyond this the joined text is not kept. */
const MAX_KEPT = 64;

/** @returns a joiner that writes each combination of fetches of a plan once. */
export function createJoiner(): Joiner {
  const known = new Map<string, SubgraphOperation>();
  return (steps) => {
    const key = steps.map(({ id }) => id).join();
    const made = known.get(key) ?? join(steps);
    if (known.size < MAX_KEPT) known.set(key, made);
    return made;
  };
}

function join(steps: readonly FetchStep[]): SubgraphOperation {
  const documents = steps.map(({ operation }, index) => rename(parse(operation.query, { noLocation: true }), index));
  const operations = documents.map(operationOf);
  const definitions = [joinOperations(operations), ...joinFragments(documents)];
  const text = stripIgnoredCharacters(print({ kind: Kind.DOCUMENT, definitions }));
  return subgraphOperation(text, steps[0]?.operation.name, 'query');
}

const operationOf = ({ definitions }: DocumentNode): OperationDefinitionNode =>
  definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;

function joinOperations(operations: readonly OperationDefinitionNode[]): OperationDefinitionNode {
  const variables = new Map<string, VariableDefinitionNode>();
  for (const { variableDefinitions = [] } of operations)
    for (const definition of variableDefinitions) variables.set(definition.variable.name.value, definition);
  const selections = operations.flatMap(({ selectionSet }) => selectionSet.selections);
  return {
    ...(operations[0] as OperationDefinitionNode),
    variableDefinitions: [...variables.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function joinFragments(documents: readonly DocumentNode[]): readonly FragmentDefinitionNode[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const { definitions } of documents)
    for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  return [...fragments.values()];
}

/** Every name that another fetch may have, too, gets the number of the fetch; but for the client's variables, which are the same. */
function rename(document: DocumentNode, index: number): DocumentNode {
  const numbered = ({ value }: NameNode): NameNode => ({ kind: Kind.NAME, value: `${value}_${index}` });
  return visit(document, {
    Variable: (node) =>
      node.name.value === 'representations'
        ? { ...node, name: { ...node.name, value: representationsOf(index) } }
        : undefined,
    Field: (node) =>
      node.name.value === '_entities'
        ? { ...node, alias: { kind: Kind.NAME, value: entitiesOf(index) } as const }
        : undefined,
    FragmentSpread: (node) => ({ ...node, name: numbered(node.name) }),
    FragmentDefinition: (node) => ({ ...node, name: numbered(node.name) }),
  });
}
