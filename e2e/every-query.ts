import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** Fields of one object, and the way to it from the root. */
export interface Place {
  /** The fields from the root to the object, with their arguments: `title(id: "…")`. */
  readonly way: readonly string[];
  /** Its fields without fields of their own. */
  readonly leaves: readonly string[];
}

/** With which each argument finds something; those of type Region and `first` are the same everywhere. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'title.id': '"title_seven-samurai-1954"',
  'titles.ids': '["title_seven-samurai-1954", "title_breaking-bad-2008"]',
  'titleByExternalId.source': '"imdb"',
  'titleByExternalId.value': '"tt0047478"',
  'titlesByExternalIds.externalIds': '[{ source: "imdb", value: "tt0047478" }]',
  'person.id': '"person_akira-kurosawa"',
  'platform.id': '"netflix"',
  'search.query': '"samurai"',
  'autocomplete.prefix': '"seven"',
};

/** Steps from the root after which nothing new is begun. */
const MAX_STEPS = 3;

/** Every object of the schema that a query can ask for, by every way to it that meets no type twice. */
export const everyPlace = (schema: GraphQLSchema): readonly Place[] => {
  const query = schema.getQueryType();
  return query ? placesOf({ schema, type: query, way: [], met: [] }) : [];
};

/** The query for some fields of a place. */
export const queryFor = ({ way }: Place, leaves: readonly string[]): string =>
  [...way, leaves.join(' ')].reduceRight((inner, step) => `${step} { ${inner} }`);

interface Standing {
  readonly schema: GraphQLSchema;
  readonly type: GraphQLCompositeType;
  readonly way: readonly string[];
  readonly met: readonly string[];
}

/** An object, what it leads to, and what its types have of their own. */
function placesOf(at: Standing): readonly Place[] {
  const { schema, type, way, met } = at;
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return [
    ...fromFields(at, fieldsOf(type)),
    ...possible.flatMap((one) => {
      const own = fieldsOf(one).filter(({ name }) => !fieldsOf(type).some((field) => field.name === name));
      return fromFields({ schema, type: one, way: [...way, `... on ${one.name}`], met: [...met, type.name] }, own);
    }),
  ];
}

function fromFields({ schema, type, way, met }: Standing, fields: readonly Field[]): readonly Place[] {
  const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type))).map(callOf);
  const here = way.length > 0 ? [{ way, leaves: ['__typename', ...leaves] }] : [];
  if (way.length >= MAX_STEPS) return here;
  return [
    ...here,
    ...fields.flatMap((field) => {
      const next = getNamedType(field.type);
      if (!isCompositeType(next) || met.includes(next.name)) return [];
      return placesOf({ schema, type: next, way: [...way, callOf(field)], met: [...met, type.name] });
    }),
  ];
}

type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (type: GraphQLCompositeType): readonly Field[] =>
  isUnionType(type) ? [] : Object.values(type.getFields());

function callOf({ name, args }: Field): string {
  const given = args.filter((arg) => isRequiredArgument(arg) || arg.name === 'first');
  if (given.length === 0) return name;
  return `${name}(${given.map((arg) => `${arg.name}: ${valueOf(name, arg)}`).join(', ')})`;
}

function valueOf(field: string, { name, type }: GraphQLArgument): string {
  if (name === 'first') return '2';
  if (getNamedType(type).name === 'Region') return '"US"';
  const value = ARGUMENTS[`${field}.${name}`];
  if (value === undefined)
    throw new Error(`Say in ${import.meta.filename} what ${field}(${name}:) is to be asked with.`);
  return value;
}
