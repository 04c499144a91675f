import {
  type DirectiveNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql';

/** What is known of one field that an operation asks for. */
export interface FieldHint {
  /** For how many seconds it holds; Infinity: as long as what it is part of; undefined: nobody says. */
  readonly maxAge: number | undefined;
  /** Whether it is the viewer's alone. */
  readonly isPrivate: boolean;
}

/** `@cacheControl` on one field or type, of whichever subgraphs. */
interface Said {
  readonly maxAge: number | undefined;
  readonly inherits: boolean;
  readonly isPrivate: boolean;
}

/** Without the right rights there is another answer. */
const OF_RIGHTS = new Set(['authenticated', 'requiresScopes', 'policy']);

/**
 * What the schema says of a field, by the static rules of https://www.apollographql.com/docs/apollo-server/performance/caching:
 * a field's own hint goes before that of its type; a value with fields, and whatever stands at the root, holds for no time that
 * anybody knows unless it is said. One difference: what is private by its field or by its type is private.
 * @param schema everything, with the subgraphs' directives on it.
 * @param parent the type on which a query asks for the field.
 */
export function fieldHint(schema: GraphQLSchema, parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>) {
  const isRoot = parent === schema.getQueryType();
  const own = widened(schema, parent).flatMap((type) => saidOfField(type, field.name));
  const type = getNamedType(field.type);
  const ofTypes = isCompositeType(type) ? saidOfTypes(schema, type) : [];
  return {
    maxAge: leastOf(own, isRoot) ?? (isCompositeType(type) ? everyOf(ofTypes, isRoot) : isRoot ? undefined : Infinity),
    isPrivate: [...own, ...ofTypes].some(({ isPrivate }) => isPrivate),
  } satisfies FieldHint;
}

/** A type with those whose fields its own may stand for. */
const widened = (schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] => [
  type,
  ...(isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []),
  ...(isAbstractType(type) ? schema.getPossibleTypes(type) : []),
];

function saidOfField(type: GraphQLNamedType, name: string): readonly Said[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const field = type.getFields()[name];
  return field ? [read(field.astNode?.directives)] : [];
}

/** Of the type that was asked for and of each that a value can have; where nothing is said of one, what is said of the former. */
function saidOfTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly Said[] {
  const said = read(type.astNode?.directives);
  if (!isAbstractType(type)) return [said];
  const possible = schema.getPossibleTypes(type).map((one) => read(one.astNode?.directives));
  return [
    ...(speaks(said) ? [said] : []),
    ...possible.map((one) => ({ ...(speaks(one) ? one : said), isPrivate: one.isPrivate || said.isPrivate })),
  ];
}

const speaks = ({ maxAge, inherits }: Said): boolean => maxAge !== undefined || inherits;

const ageOf = ({ maxAge, inherits }: Said, isRoot: boolean) => maxAge ?? (inherits && !isRoot ? Infinity : undefined);

/** The least of those that say something. */
function leastOf(said: readonly Said[], isRoot: boolean): number | undefined {
  const ages = said.map((one) => ageOf(one, isRoot)).filter((age) => age !== undefined);
  return ages.length > 0 ? Math.min(...ages) : undefined;
}

/** The least, where each says something. */
const everyOf = (said: readonly Said[], isRoot: boolean): number | undefined =>
  said.every((one) => ageOf(one, isRoot) !== undefined) ? leastOf(said, isRoot) : undefined;

function read(directives: readonly DirectiveNode[] = []): Said {
  const hints = directives.filter(({ name }) => name.value === 'cacheControl').map(argumentsOf);
  const ages = hints.flatMap(({ maxAge }) => (typeof maxAge === 'number' ? [Math.max(0, maxAge)] : []));
  return {
    maxAge: ages.length > 0 ? Math.min(...ages) : undefined,
    inherits: hints.some(({ inheritMaxAge }) => inheritMaxAge === true),
    isPrivate:
      hints.some(({ scope }) => scope === 'PRIVATE') || directives.some(({ name }) => OF_RIGHTS.has(name.value)),
  };
}

const argumentsOf = ({ arguments: given = [] }: DirectiveNode): Readonly<Record<string, unknown>> =>
  Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
