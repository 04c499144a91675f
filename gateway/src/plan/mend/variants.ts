import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DirectiveNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  print,
} from 'graphql';
import { type Definitions, type FieldedType, applications, fieldOf, namedTypeOf, textOf } from './definitions.ts';
import { type Selections, parseFieldSet, printFieldSet, selectionsOf } from './field-set.ts';

/** A field with the arguments that some `@requires` gives it, under a name of its own. */
export interface Variant {
  /** Unlike any field of the supergraph. */
  readonly name: string;
  readonly field: string;
  readonly arguments: readonly ConstArgumentNode[];
}

/** The variants by their name. */
export type Variants = ReadonlyMap<string, Variant>;

/**
 * The planner knows a required field by its bare name, whatever its arguments: `price(currency: USD)`, the same in `EUR` and
 * the client's own `price` would all be one value. So each field with arguments that is required becomes a field of its own
 * in what the planner reads, without arguments; after planning it is turned back (`restore.ts`).
 */
export class VariantCollector {
  readonly variants = new Map<string, Variant>();
  readonly #definitions: Definitions;
  readonly #bySignature = new Map<string, Variant>();
  readonly #names: Set<string>;
  /** Type → the variants of its fields. */
  readonly #uses = new Map<string, Set<Variant>>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
    const fields = [...definitions.types.values()].flatMap((type) => type.fields ?? []);
    this.#names = new Set(fields.map(({ name }) => name.value));
  }

  /** A field definition whose `@requires` name variants; the variants are remembered for {@link withVariants}. */
  rewrite(type: string, field: FieldDefinitionNode): FieldDefinitionNode {
    const directives = (field.directives ?? []).map((directive) => this.#rewriteRequires(type, directive));
    return { ...field, directives: constant(directives) };
  }

  /** The type with the fields that the rewritten `@requires` ask of it. */
  withVariants<T extends FieldedType>(type: T): T {
    const made = [...(this.#uses.get(type.name.value) ?? [])].flatMap((variant) => {
      const field = fieldOf(type, variant.field);
      return field ? [variantField(field, variant)] : [];
    });
    return made.length > 0 ? { ...type, fields: [...(type.fields ?? []), ...made] } : type;
  }

  #rewriteRequires(type: string, directive: DirectiveNode): DirectiveNode {
    const requires = directive.name.value === 'join__field' ? textOf(directive, 'requires') : undefined;
    if (!requires?.includes('(')) return directive;
    const value = { kind: Kind.STRING, value: printFieldSet(this.#rename(type, parseFieldSet(requires))) } as const;
    const renamed = (directive.arguments ?? []).map((argument) =>
      argument.name.value === 'requires' ? { ...argument, value } : argument,
    );
    return { ...directive, arguments: renamed };
  }

  #rename(type: string, selections: Selections): Selections {
    return selections.map((node): SelectionNode => {
      if (node.kind === Kind.FIELD) return this.#renameField(type, node);
      if (node.kind === Kind.FRAGMENT_SPREAD) return node;
      const inner = this.#rename(node.typeCondition?.name.value ?? type, node.selectionSet.selections);
      return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: inner } };
    });
  }

  #renameField(type: string, node: FieldNode): FieldNode {
    const definition = fieldOf(this.#definitions.types.get(type), node.name.value);
    const inner = definition ? this.#rename(namedTypeOf(definition.type), selectionsOf(node)) : [];
    const selectionSet = { kind: Kind.SELECTION_SET, selections: inner } as const;
    const renamed: FieldNode = node.selectionSet ? { ...node, selectionSet } : node;
    if (!definition || !node.arguments?.length) return renamed;
    const { name } = this.#variantOf(type, node);
    return { ...renamed, name: { kind: Kind.NAME, value: name }, arguments: [] };
  }

  #variantOf(type: string, { name, arguments: args = [] }: FieldNode): Variant {
    const signature = `${name.value}(${args.map(print).sort().join(',')})`;
    const variant = this.#bySignature.get(signature) ?? {
      name: this.#freeName(name.value),
      field: name.value,
      arguments: args as readonly ConstArgumentNode[],
    };
    this.#bySignature.set(signature, variant);
    this.variants.set(variant.name, variant);
    for (const one of [type, ...this.#definitions.subtypesOf(type)])
      this.#uses.set(one, (this.#uses.get(one) ?? new Set()).add(variant));
    return variant;
  }

  #freeName(field: string): string {
    let number = 1;
    while (this.#names.has(`${field}__r${number}`)) number += 1;
    this.#names.add(`${field}__r${number}`);
    return `${field}__r${number}`;
  }
}

const variantField = (field: FieldDefinitionNode, { name }: Variant): FieldDefinitionNode => ({
  ...field,
  name: { kind: Kind.NAME, value: name },
  arguments: [],
  directives: constant(applications(field, 'join__field')),
});

/** In a type's definition no directive has a variable. */
const constant = (directives: readonly DirectiveNode[]) => directives as readonly ConstDirectiveNode[];
