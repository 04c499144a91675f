import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  parse,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import {
  type Definitions,
  type FieldedType,
  applications,
  fieldOf,
  namedTypeOf,
  readDefinitions,
  textOf,
} from './mend/definitions.ts';
import { type Selections, parseFieldSet, selectionsOf } from './mend/field-set.ts';

/** The labels of progressive `@override` (Federation 2.7) that can decide where something of an operation comes from, sorted. */
export type LabelsOf = (document: DocumentNode) => readonly string[];

/** @param apiSchema what operations are valid against. */
export function readOverrideLabels(sdl: string, apiSchema: GraphQLSchema): LabelsOf {
  if (!/overrideLabel:\s*"/.test(sdl)) return () => [];
  const definitions = readDefinitions(parse(sdl, { noLocation: true }));
  return (document) => {
    const search = new LabelSearch(definitions);
    const types = new TypeInfo(apiSchema);
    const enter = (field: FieldNode) => search.field(types.getParentType()?.name, field.name.value);
    visit(document, visitWithTypeInfo(types, { Field: { enter } }));
    return [...search.found].sort();
  };
}

/** A field counts with what it requires, and with the keys of what it leads to, since these are fetched on the way. */
class LabelSearch {
  readonly found = new Set<string>();
  readonly #definitions: Definitions;
  readonly #seen = new Set<string>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  field(type: string | undefined, name: string): void {
    if (type === undefined || this.#seen.has(`${type}.${name}`)) return;
    this.#seen.add(`${type}.${name}`);
    for (const one of this.#withSubtypes(type)) this.#fieldOf(one, name);
  }

  #fieldOf(type: FieldedType, name: string): void {
    const definition = fieldOf(type, name);
    if (!definition) return;
    for (const join of applications(definition, 'join__field')) {
      const [label, requires] = [textOf(join, 'overrideLabel'), textOf(join, 'requires')];
      if (label) this.found.add(label);
      if (requires) this.#fieldSet(type.name.value, parseFieldSet(requires));
      if (join.arguments?.some((argument) => argument.name.value === 'contextArguments')) this.#everything();
    }
    for (const entity of this.#withSubtypes(namedTypeOf(definition.type))) this.#keysOf(entity);
  }

  #keysOf(type: FieldedType): void {
    for (const join of applications(type, 'join__type')) {
      const key = textOf(join, 'key');
      if (key) this.#fieldSet(type.name.value, parseFieldSet(key));
    }
  }

  #fieldSet(type: string, selections: Selections): void {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT)
        this.#fieldSet(node.typeCondition?.name.value ?? type, node.selectionSet.selections);
      if (node.kind !== Kind.FIELD) continue;
      this.field(type, node.name.value);
      const definition = fieldOf(this.#definitions.types.get(type), node.name.value);
      if (definition) this.#fieldSet(namedTypeOf(definition.type), selectionsOf(node));
    }
  }

  /** What a context is filled with may stand anywhere above. */
  #everything(): void {
    for (const [name, type] of this.#definitions.types)
      for (const field of type.fields ?? []) this.field(name, field.name.value);
  }

  #withSubtypes(type: string): readonly FieldedType[] {
    const { types, subtypesOf } = this.#definitions;
    return [type, ...subtypesOf(type)].flatMap((name) => types.get(name) ?? []);
  }
}
