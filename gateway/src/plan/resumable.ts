import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  TypeInfo,
  type ValueNode,
  parseType,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ResumeRule } from '../options.ts';
import { type ResumeRules, misfit } from './resume-rules.ts';

export interface Resumable {
  /** The operation with the rule's field selected and its argument taken from a variable. */
  readonly document: DocumentNode;
  /** Undefined when no rule is for the subscribed field; the document is as it was. */
  readonly resume: Resume | undefined;
}

export interface Resume {
  /** The variable of the argument. */
  readonly variable: string;
  /** What the client gives for the argument itself. */
  readonly given: ValueNode | undefined;
  /** The id of an event, out of the data that was fetched for it. */
  idOf(data: Readonly<Record<string, unknown>>): string | undefined;
}

interface Found {
  readonly field: FieldNode;
  readonly rule: ResumeRule;
  /** The type of the argument, as it is written. */
  readonly type: string;
}

/**
 * Prepares a subscription for being taken up again. What it adds is for the gateway alone: the client's own document says what is shown.
 * @param document canonical (`canonicalize`), so that a plain name stands for the field without arguments.
 */
export function resumable(schema: GraphQLSchema, document: DocumentNode, rules: ResumeRules): Resumable {
  const found = find(schema, document, rules);
  if (!found) return { document, resume: undefined };
  const variable = freeName(document);
  const { field, rule } = found;
  const given = field.arguments?.find(({ name }) => name.value === rule.argument)?.value;
  const changed = visit(document, {
    OperationDefinition: (operation) => withVariable(operation, variable, found.type),
    Field: (node) => (node === field ? withCursor(field, rule, variable) : undefined),
  });
  const root = (field.alias ?? field.name).value;
  return { document: changed, resume: { variable, given, idOf: (data) => textAt(data, [root, rule.field]) } };
}

/** A subscription has one root field; a rule that does not fit the schema applies to nothing. */
function find(schema: GraphQLSchema, document: DocumentNode, rules: ResumeRules): Found | undefined {
  const types = new TypeInfo(schema);
  let found: Found | undefined;
  const enter = (field: FieldNode) => {
    const parent = types.getParentType();
    const rule = parent === schema.getSubscriptionType() ? rules[`${parent?.name}.${field.name.value}`] : undefined;
    const type = rule && misfit(schema, field.name.value, rule) === undefined && argumentType(types, rule);
    if (rule && type) found = { field, rule, type };
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return found;
}

const argumentType = (types: TypeInfo, { argument }: ResumeRule): string | undefined =>
  types
    .getFieldDef()
    ?.args.find(({ name }) => name === argument)
    ?.type.toString();

/** `lastEventId`, or with a number when the client has a variable of that name. */
function freeName(document: DocumentNode): string {
  const taken = new Set<string>();
  visit(document, { Variable: ({ name }) => void taken.add(name.value) });
  let name = 'lastEventId';
  for (let number = 1; taken.has(name); number += 1) name = `lastEventId${number}`;
  return name;
}

const nameOf = (value: string): NameNode => ({ kind: Kind.NAME, value });

function withVariable(node: OperationDefinitionNode, variable: string, type: string): OperationDefinitionNode {
  const definition = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: nameOf(variable) },
    type: parseType(type, { noLocation: true }),
  } as const;
  return { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), definition] };
}

function withCursor(node: FieldNode, { field, argument }: ResumeRule, variable: string): FieldNode {
  const others = (node.arguments ?? []).filter(({ name }) => name.value !== argument);
  const taken: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: nameOf(argument),
    value: { kind: Kind.VARIABLE, name: nameOf(variable) },
  };
  const selections = [...(node.selectionSet?.selections ?? []), { kind: Kind.FIELD, name: nameOf(field) } as const];
  return {
    ...node,
    arguments: [...others, taken],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name],
    value,
  );
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

type Variables = Readonly<Record<string, unknown>>;

/** The variables with which a subscription is opened: after an event, or where the client says itself. */
export function resumeFrom(
  resume: Resume | undefined,
  variables: Variables,
  lastEventId: string | undefined,
): Variables {
  if (!resume) return variables;
  const start = lastEventId ?? startOf(resume, variables);
  return start === undefined ? variables : { ...variables, [resume.variable]: start };
}

/** Where the client itself says that a subscription begins; undefined when it begins now. */
export const startOf = ({ given }: Resume, variables: Variables): unknown =>
  given && valueFromASTUntyped(given, { ...variables });
