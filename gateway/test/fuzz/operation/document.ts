import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type VariableDefinitionNode,
  parse,
  validate,
  visit,
} from 'graphql';
import type { Words } from '../fixture.ts';
import { withoutConflicts } from './conflict.ts';
import type { Dice } from './dice.ts';
import { type Draft, type Variable, nameNode } from './draft.ts';
import { type Operation, operationOf } from './operation.ts';
import { selectionSetOf } from './selection.ts';

export interface Making {
  readonly schema: GraphQLSchema;
  readonly words: Words;
  readonly dice: Dice;
}

/** An operation; now and then it is not valid. */
export function makeOperation(making: Making): Operation | undefined {
  const draft: Draft = { ...making, variables: new Map(), fragments: [], left: making.dice.int(3, 35), count: 0 };
  const document = withoutConflicts(making.schema, documentOf(draft));
  if (!document) return undefined;
  const made = prune(document, Object.fromEntries([...draft.variables].map(([name, { value }]) => [name, value])));
  return isValid(making.schema, made.document) ? made : undefined;
}

export const isValid = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  validate(schema, document, undefined, { maxErrors: 1 }).length === 0;

function documentOf(draft: Draft): DocumentNode {
  const { schema, dice } = draft;
  const isMutation = Boolean(schema.getMutationType()) && dice.chance(50);
  const type = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!type) throw new TypeError('The schema has no query type.');
  const selectionSet = selectionSetOf(draft, type, 0);
  const selections =
    isMutation || !dice.chance(3) ? selectionSet.selections : [...selectionSet.selections, ...introspection(dice)];
  const definition = {
    kind: Kind.OPERATION_DEFINITION as const,
    operation: isMutation ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY,
    ...(dice.chance(30) && { name: nameNode('Op') }),
    variableDefinitions: [...draft.variables.values()].map((variable: Variable) => variable.definition),
    selectionSet: { ...selectionSet, selections },
  };
  return { kind: Kind.DOCUMENT, definitions: [definition, ...draft.fragments] };
}

const INTROSPECTIONS = [
  '{ __schema { queryType { name } types { name kind } } }',
  '{ __type(name: "Query") { name fields { name args { name defaultValue } type { kind name ofType { name } } } } }',
  '{ intro: __type(name: "Nothing") { name } }',
];

function introspection(dice: Dice): readonly SelectionNode[] {
  const [definition] = parse(dice.pick(INTROSPECTIONS), { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
}

/** Without variables and fragments that are not used. */
export function prune(document: DocumentNode, values: Operation['variables']): Operation {
  const fragments = usedFragments(document);
  const definitions = document.definitions.filter(
    (node) => node.kind !== Kind.FRAGMENT_DEFINITION || fragments.has(node.name.value),
  );
  const variables = new Set<string>();
  const isUse = (node: { name: { value: string } }) => void variables.add(node.name.value);
  visit({ ...document, definitions }, { VariableDefinition: () => false, Variable: isUse });
  const keep = ({ variable }: VariableDefinitionNode) => (variables.has(variable.name.value) ? undefined : null);
  const made = visit({ ...document, definitions }, { VariableDefinition: keep });
  const given = Object.entries(values).filter(([name, value]) => variables.has(name) && value !== undefined);
  return operationOf(made, Object.fromEntries(given));
}

/** The names of all fragments that the operation spreads, through others too. */
function usedFragments(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  const pending = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  for (const node of pending)
    visit(node, {
      FragmentSpread: ({ name }) => {
        if (used.has(name.value)) return;
        used.add(name.value);
        const found = document.definitions.filter(
          (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value,
        );
        pending.push(...found);
      },
    });
  return used;
}
