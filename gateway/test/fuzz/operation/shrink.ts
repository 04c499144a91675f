import {
  type ASTNode,
  type ConstValueNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  astFromValue,
  isInputType,
  typeFromAST,
  visit,
} from 'graphql';
import { isValid, prune } from './document.ts';
import type { Operation } from './operation.ts';

/** Smaller operations that are valid too, the greatest steps first. */
export function* smaller(schema: GraphQLSchema, { document, variables }: Operation): Generator<Operation> {
  for (const candidate of candidates(schema, document, variables)) {
    const made = prune(candidate, variables);
    if (isValid(schema, made.document)) yield made;
  }
}

function* candidates(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Operation['variables'],
): Generator<DocumentNode> {
  yield* withoutSelections(document);
  yield* withoutFragments(document);
  yield* without(document, (node) => node.kind === Kind.DIRECTIVE);
  yield* without(document, (node) => node.kind === Kind.ARGUMENT);
  yield* without(document, (node) => node.kind === Kind.OBJECT_FIELD);
  yield* replaced(document, withoutAlias);
  yield* withLiterals(schema, document, variables);
}

function withoutAlias(node: ASTNode): ASTNode | undefined {
  if (node.kind !== Kind.FIELD || !node.alias) return undefined;
  const { alias: _alias, ...field } = node;
  return field;
}

/** One change at a time: each node that the function has another for. */
function* replaced(
  document: DocumentNode,
  other: (node: ASTNode) => ASTNode | null | undefined,
): Generator<DocumentNode> {
  const nodes: ASTNode[] = [];
  visit(document, { enter: (node) => void (other(node) === undefined || nodes.push(node)) });
  for (const target of nodes) yield visit(document, { enter: (node) => (node === target ? other(node) : undefined) });
}

const without = (document: DocumentNode, isSpare: (node: ASTNode) => boolean): Generator<DocumentNode> =>
  replaced(document, (node) => (isSpare(node) ? null : undefined));

/** Each set of selections cut to one, then with one of them missing. */
function* withoutSelections(document: DocumentNode): Generator<DocumentNode> {
  const sets: SelectionSetNode[] = [];
  visit(document, { SelectionSet: (node) => void sets.push(node) });
  const crowded = sets.filter(({ selections }) => selections.length > 1);
  for (const set of crowded) for (const selection of set.selections) yield withSelections(document, set, [selection]);
  for (const set of crowded)
    for (const selection of set.selections)
      yield withSelections(
        document,
        set,
        set.selections.filter((one) => one !== selection),
      );
}

const withSelections = (document: DocumentNode, set: SelectionSetNode, selections: readonly SelectionNode[]) =>
  visit(document, { SelectionSet: (node) => (node === set ? { ...node, selections } : undefined) });

/** A spread becomes an inline fragment, and an inline fragment what it holds. */
function* withoutFragments(document: DocumentNode): Generator<DocumentNode> {
  const named = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  yield* replaced(document, (node) =>
    node.kind === Kind.FRAGMENT_SPREAD ? inlined(named, node.name.value) : undefined,
  );
  const sets: SelectionSetNode[] = [];
  visit(document, { SelectionSet: (node) => void sets.push(node) });
  for (const set of sets)
    for (const fragment of set.selections)
      if (fragment.kind === Kind.INLINE_FRAGMENT)
        yield withSelections(
          document,
          set,
          set.selections.flatMap((one) => (one === fragment ? fragment.selectionSet.selections : [one])),
        );
}

function inlined(named: readonly FragmentDefinitionNode[], name: string): ASTNode | undefined {
  const found = named.find((node) => node.name.value === name);
  return found && { kind: Kind.INLINE_FRAGMENT, typeCondition: found.typeCondition, selectionSet: found.selectionSet };
}

/** Each variable as the literal that it stands for. */
function* withLiterals(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Operation['variables'],
): Generator<DocumentNode> {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return;
  for (const { variable, type, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const inputType = typeFromAST(schema, type as never);
    const given = Object.hasOwn(variables, name) && isInputType(inputType);
    const literal = given ? astFromValue(variables[name], inputType) : defaultValue;
    if (literal) yield substituted(document, name, literal as ConstValueNode);
  }
}

const substituted = (document: DocumentNode, name: string, literal: ConstValueNode): DocumentNode =>
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => (node.name.value === name ? literal : undefined),
  });
