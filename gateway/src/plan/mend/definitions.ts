import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationTypeNode,
  type TypeNode,
} from 'graphql';

/** A type with fields, as a supergraph defines it. */
export type FieldedType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The types with fields of a supergraph, by name. */
export interface Definitions {
  readonly types: ReadonlyMap<string, FieldedType>;
  /** The object types that are of a type: itself, or what implements the interface, or the members of the union. */
  objectsOf(type: string): readonly string[];
  /** The types that implement an interface. */
  subtypesOf(type: string): readonly string[];
}

export function readDefinitions({ definitions }: DocumentNode): Definitions {
  const types = new Map(definitions.filter(isFielded).map((node) => [node.name.value, node]));
  const members = new Map<string, string[]>();
  const add = (abstract: string, member: string) => members.set(abstract, [...(members.get(abstract) ?? []), member]);
  for (const node of definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION)
      for (const member of node.types ?? []) add(node.name.value, member.name.value);
    if (isFielded(node)) for (const parent of node.interfaces ?? []) add(parent.name.value, node.name.value);
  }
  const isObject = (name: string) => types.get(name)?.kind === Kind.OBJECT_TYPE_DEFINITION;
  const subtypesOf = (type: string) => members.get(type) ?? [];
  return { types, subtypesOf, objectsOf: (type) => [type, ...subtypesOf(type)].filter(isObject) };
}

/** The type of each kind of operation's root fields. */
export function rootsIn({ definitions }: DocumentNode): (operation: OperationTypeNode) => string | undefined {
  const schema = definitions.find((node) => node.kind === Kind.SCHEMA_DEFINITION);
  const roots = new Map((schema?.operationTypes ?? []).map((node) => [node.operation, node.type.name.value]));
  return (operation) => roots.get(operation);
}

export const isFielded = (node: DocumentNode['definitions'][number]): node is FieldedType =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;

export const fieldOf = (type: FieldedType | undefined, name: string): FieldDefinitionNode | undefined =>
  type?.fields?.find((field) => field.name.value === name);

export const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);

/** The directives of one name: `join__field`, `join__type`. */
export const applications = (
  { directives = [] }: { readonly directives?: readonly DirectiveNode[] | undefined },
  name: string,
): readonly DirectiveNode[] => directives.filter((directive) => directive.name.value === name);

/** A string, enum value or Boolean that a directive is given. */
export function argumentOf({ arguments: args = [] }: DirectiveNode, name: string): string | boolean | undefined {
  const value = args.find((argument) => argument.name.value === name)?.value;
  return value && (value.kind === Kind.STRING || value.kind === Kind.ENUM || value.kind === Kind.BOOLEAN)
    ? value.value
    : undefined;
}

export const textOf = (directive: DirectiveNode, name: string): string | undefined => {
  const value = argumentOf(directive, name);
  return typeof value === 'string' ? value : undefined;
};
