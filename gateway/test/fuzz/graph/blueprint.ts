import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type SelectionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';

export type Selections = readonly SelectionNode[];

/** What the federation directives of one subgraph say, by type or by `Type.field`. */
export interface Blueprint {
  readonly name: string;
  readonly sdl: string;
  readonly document: DocumentNode;
  /** Keys by which the subgraph finds entities. */
  readonly keys: ReadonlyMap<string, readonly Selections[]>;
  /** Fields that belong to some key, resolvable or not: external or not, they are always known. */
  readonly keyFields: ReadonlySet<string>;
  readonly external: ReadonlySet<string>;
  readonly provides: ReadonlyMap<string, Selections>;
  readonly requires: ReadonlyMap<string, Selections>;
  /** Fields that this subgraph took over, and from which. */
  readonly overrides: ReadonlyMap<string, string>;
  readonly interfaceObjects: ReadonlySet<string>;
  /** Type to the names of the contexts that it sets. */
  readonly contexts: ReadonlyMap<string, readonly string[]>;
  /** `Type.field` to its arguments that come from a context. */
  readonly fromContext: ReadonlyMap<string, readonly ContextArgument[]>;
  /** All its fields. */
  readonly fields: ReadonlySet<string>;
  /** Types and their fields that are never null. */
  readonly nonNull: readonly (readonly [type: string, field: string])[];
  /** Types that some field of it returns. */
  readonly returned: ReadonlySet<string>;
}

export interface ContextArgument {
  readonly argument: string;
  readonly context: string;
  readonly selections: Selections;
}

/** The text of a field set, as `@key(fields:)` has it. */
export const selectionsOf = (fields: string): Selections => {
  const [definition] = parse(`{${fields}}`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
};

export function blueprintOf(name: string, sdl: string): Blueprint {
  const document = parse(sdl, { noLocation: true });
  const draft = { ...emptyMaps(), name, sdl, document };
  for (const node of document.definitions)
    if (isTypeDefinitionNode(node) || isTypeExtensionNode(node)) readType(draft, node);
  for (const node of document.definitions)
    if (node.kind === Kind.UNION_TYPE_DEFINITION && draft.returned.has(node.name.value))
      for (const member of node.types ?? []) draft.returned.add(member.name.value);
  return draft;
}

const emptyMaps = () => ({
  keys: new Map<string, Selections[]>(),
  keyFields: new Set<string>(),
  external: new Set<string>(),
  provides: new Map<string, Selections>(),
  requires: new Map<string, Selections>(),
  overrides: new Map<string, string>(),
  interfaceObjects: new Set<string>(),
  contexts: new Map<string, string[]>(),
  fromContext: new Map<string, ContextArgument[]>(),
  fields: new Set<string>(),
  nonNull: [] as (readonly [string, string])[],
  returned: new Set<string>(),
});

type Draft = ReturnType<typeof emptyMaps>;

function readType(draft: Draft, node: TypeDefinitionNode | TypeExtensionNode): void {
  const type = node.name.value;
  for (const key of directives(node.directives, 'key')) readKey(draft, type, key);
  for (const { name } of directives(node.directives, 'context')) push(draft.contexts, type, String(name));
  if (directives(node.directives, 'interfaceObject').length > 0) draft.interfaceObjects.add(type);
  const isExternal = directives(node.directives, 'external').length > 0;
  for (const field of 'fields' in node ? (node.fields ?? []) : []) {
    if (field.kind !== Kind.FIELD_DEFINITION) continue;
    if (isExternal) draft.external.add(`${type}.${field.name.value}`);
    if (field.type.kind === Kind.NON_NULL_TYPE) draft.nonNull.push([type, field.name.value]);
    readField(draft, `${type}.${field.name.value}`, field);
  }
}

function readKey(draft: Draft, type: string, { fields, resolvable }: Record<string, unknown>): void {
  const selections = selectionsOf(String(fields));
  for (const node of selections) if (node.kind === Kind.FIELD) draft.keyFields.add(`${type}.${node.name.value}`);
  if (resolvable !== false) push(draft.keys, type, selections);
}

function readField(draft: Draft, at: string, field: FieldDefinitionNode): void {
  draft.fields.add(at);
  draft.returned.add(namedTypeOf(field.type));
  if (directives(field.directives, 'external').length > 0) draft.external.add(at);
  for (const { fields } of directives(field.directives, 'provides'))
    draft.provides.set(at, selectionsOf(String(fields)));
  for (const { fields } of directives(field.directives, 'requires'))
    draft.requires.set(at, selectionsOf(String(fields)));
  for (const { from, label } of directives(field.directives, 'override'))
    if (label === undefined) draft.overrides.set(at, String(from));
  for (const argument of field.arguments ?? [])
    for (const { field: source } of directives(argument.directives, 'fromContext'))
      push(draft.fromContext, at, contextArgument(argument.name.value, String(source)));
}

/** `$name { field }` or `$name ... on A { field } ... on B { field }`. */
function contextArgument(argument: string, source: string): ContextArgument {
  const [, context = '', fields = ''] = /^\s*\$(\w+)\s*(.*)$/s.exec(source) ?? [];
  const inner = fields.startsWith('{') ? fields.slice(1, fields.lastIndexOf('}')) : fields;
  return { argument, context, selections: selectionsOf(inner) };
}

const directives = (nodes: readonly DirectiveNode[] = [], name: string): readonly Record<string, unknown>[] =>
  nodes
    .filter((node) => node.name.value === name)
    .map((node) =>
      Object.fromEntries((node.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)])),
    );

const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
