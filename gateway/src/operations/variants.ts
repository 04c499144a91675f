import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { type Annotated, type Facets, directiveValues } from './directives.ts';
import type { Audience } from './operation.ts';
import type { ParsedSource } from './source.ts';

/** Whom a node is hidden from. */
export const hiddenFrom = (schema: GraphQLSchema, node: Annotated): readonly Audience[] =>
  directiveValues<{ readonly audience: readonly Audience[] }>(schema, node, 'hideFrom')?.audience ?? [];

/** The operation as each of its audiences gets it from whom something is hidden. */
export const variantsOf = (
  schema: GraphQLSchema,
  source: ParsedSource,
  { audience }: Facets,
): readonly (readonly [Audience, ParsedSource])[] =>
  audience.filter((one) => isHiddenAnything(schema, source, one)).map((one) => [one, hide(schema, source, one)]);

function isHiddenAnything(schema: GraphQLSchema, { document }: ParsedSource, audience: Audience): boolean {
  let found = false;
  visit(document, { enter: (node) => void (found ||= isHidden(schema, node, audience)) });
  return found;
}

const isHidden = (schema: GraphQLSchema, node: ASTNode, audience: Audience): boolean =>
  'directives' in node && hiddenFrom(schema, node).includes(audience);

/** What is left: without what is hidden, and without the variables and fragments that nothing uses any more. */
function hide(schema: GraphQLSchema, source: ParsedSource, audience: Audience): ParsedSource {
  const hidden = (source.operation.variableDefinitions ?? []).filter((one) => isHidden(schema, one, audience));
  const values = new Map(hidden.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]));
  const shown: DocumentNode = visit(source.document, {
    enter: (node) => (node.kind !== Kind.VARIABLE_DEFINITION && isHidden(schema, node, audience) ? null : undefined),
  });
  return sourceOf(source, dropUnused(settle(shown, values)));
}

/** Puts the default of a hidden variable in its place; without one, what it is given to goes. */
function settle(document: DocumentNode, values: ReadonlyMap<string, ValueNode | undefined>): DocumentNode {
  const isGone = ({ value }: { readonly value: ValueNode }) =>
    value.kind === Kind.VARIABLE && values.has(value.name.value) && !values.get(value.name.value);
  const drop = (node: { readonly value: ValueNode }) => (isGone(node) ? null : undefined);
  return visit(document, {
    VariableDefinition: ({ variable }) => (values.has(variable.name.value) ? null : false),
    Argument: drop,
    ObjectField: drop,
    Variable: ({ name }) => (values.has(name.value) ? (values.get(name.value) ?? { kind: Kind.NULL }) : undefined),
  });
}

/** Once a fragment is gone another may be unused, so this is done until nothing changes. */
function dropUnused(document: DocumentNode): DocumentNode {
  const used = namesUsed(document);
  const shown: DocumentNode = {
    ...document,
    definitions: document.definitions
      .filter((one) => one.kind !== Kind.FRAGMENT_DEFINITION || used.fragments.has(one.name.value))
      .map((one) => (one.kind === Kind.OPERATION_DEFINITION ? withUsed(one, used.variables) : one)),
  };
  return shown.definitions.length === document.definitions.length ? shown : dropUnused(shown);
}

function withUsed(operation: OperationDefinitionNode, used: ReadonlySet<string>): OperationDefinitionNode {
  const isUsed = ({ variable }: VariableDefinitionNode) => used.has(variable.name.value);
  return { ...operation, variableDefinitions: (operation.variableDefinitions ?? []).filter(isUsed) };
}

function namesUsed(document: DocumentNode) {
  const variables = new Set<string>();
  const fragments = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void variables.add(name.value),
    FragmentSpread: ({ name }) => void fragments.add(name.value),
  });
  return { variables, fragments };
}

function sourceOf(source: ParsedSource, document: DocumentNode): ParsedSource {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION) ?? source.operation;
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return { ...source, document, operation, fragments: new Map(fragments.map((one) => [one.name.value, one])) };
}
