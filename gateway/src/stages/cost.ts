import { AppError } from '@media-gateway/kernel';
import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type TypeNode,
  getNamedType,
  isCompositeType,
  isListType,
  isInterfaceType,
  isObjectType,
  getNullableType,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

/** Fields that are looked at, fragments spread: reckoning must not cost more than it protects. */
const MAX_NODES = 5000;

/** The whole schema is a large answer however it is asked for; a schema reader asks once. */
const INTROSPECTION: Readonly<Record<string, number>> = { __schema: 100, __type: 20 };

/** What a list costs whose size nobody says. */
const UNKNOWN_SIZE = 10;

interface ListSize {
  readonly assumedSize?: number;
  readonly slicingArguments?: readonly string[];
}

export type CostOf = (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => number;

/**
 * The cost of an operation after the GraphQL Cost Directives specification (IBM, 2021), from `@cost` and `@listSize` in
 * the supergraph: a scalar costs 0 and an object 1 unless `@cost` says otherwise, and a list counts its items times the
 * size that its slicing argument asks for. A page's size counts for everything selected on the page.
 */
export function createCostOf(apiSchema: GraphQLSchema, fullSchema: GraphQLSchema): CostOf {
  const estimator = createEstimator(fullSchema);
  return (query, variables) => {
    try {
      const given = { schema: apiSchema, query, variables: { ...variables } };
      return getComplexity({ ...given, estimators: [estimator], maxQueryNodes: MAX_NODES });
    } catch (cause) {
      if (!(cause instanceof GraphQLError)) throw cause;
      if (!cause.message.includes('maximum allowed number of nodes'))
        throw new AppError('BAD_USER_INPUT', cause.message, { cause });
      throw new AppError('COST_LIMIT_EXCEEDED', `With its fragments the operation has more than ${MAX_NODES} fields.`, {
        cause,
      });
    }
  };
}

/** Costs kept for each document; a document whose sizes vary more is reckoned anew. */
const MAX_COSTS = 32;

/** The longest values, as JSON, for which a cost is kept: a client may send large ones. */
const MAX_KEY = 1000;

/** Remembers what documents cost, while they are kept: a cost depends on those variables alone that can say how many, or whether. */
export function rememberCosts(costOf: CostOf): CostOf {
  const documents = new WeakMap<
    DocumentNode,
    { readonly names: readonly string[]; readonly costs: Map<string, number> }
  >();
  return (document, variables) => {
    const known = documents.get(document) ?? { names: sizingVariables(document), costs: new Map<string, number>() };
    documents.set(document, known);
    const key = known.names.length === 0 ? '' : JSON.stringify(known.names.map((name) => variables[name]));
    const cost = known.costs.get(key) ?? costOf(document, variables);
    if (known.costs.size < MAX_COSTS && key.length <= MAX_KEY) known.costs.set(key, cost);
    return cost;
  };
}

/** Types of values that no list's size and no condition is taken from. */
const NO_SIZE = new Set(['String', 'ID', 'Float']);

function sizingVariables(document: DocumentNode): readonly string[] {
  const names: string[] = [];
  visit(document, {
    VariableDefinition: ({ variable, type }) => {
      if (!NO_SIZE.has(namedTypeOf(type))) names.push(variable.name.value);
    },
  });
  return names;
}

const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);

/** @throws AppError COST_LIMIT_EXCEEDED */
export function checkCost(cost: number, maximum: number): number {
  if (cost <= maximum) return cost;
  throw new AppError(
    'COST_LIMIT_EXCEEDED',
    `The operation costs ${cost}; ${maximum} is allowed. Ask for smaller pages or fewer nested lists.`,
    {
      details: { cost, maximum },
    },
  );
}

function createEstimator(fullSchema: GraphQLSchema): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    if (field.name.startsWith('__')) return INTROSPECTION[field.name] ?? 0;
    const directives = fieldDirectives(fullSchema, type.name, field.name);
    const own = weightOf(directives) ?? typeWeight(fullSchema, getNamedType(field.type));
    return sizeOf(field, listSizeOf(directives), args) * (own + childComplexity);
  };
}

function fieldDirectives(schema: GraphQLSchema, typeName: string, fieldName: string): readonly DirectiveNode[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return type.getFields()[fieldName]?.astNode?.directives ?? [];
}

function typeWeight(schema: GraphQLSchema, type: GraphQLNamedType): number {
  return weightOf(schema.getType(type.name)?.astNode?.directives ?? []) ?? (isCompositeType(type) ? 1 : 0);
}

const weightOf = (directives: readonly DirectiveNode[]) => argumentsOf<{ weight: number }>(directives, 'cost')?.weight;
const listSizeOf = (directives: readonly DirectiveNode[]) => argumentsOf<ListSize>(directives, 'listSize');

function argumentsOf<T>(directives: readonly DirectiveNode[], name: string): T | undefined {
  const directive = directives.find((node) => node.name.value === name);
  if (!directive) return undefined;
  return Object.fromEntries(
    (directive.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]),
  ) as T;
}

/** @param args with defaults filled in. */
function sizeOf(
  field: GraphQLField<unknown, unknown>,
  listSize: ListSize | undefined,
  args: Record<string, unknown>,
): number {
  const asked = (listSize?.slicingArguments ?? []).map((name) => sizeAsked(field, name, args[name]));
  if (asked.length > 0) return Math.max(0, ...asked);
  if (listSize?.assumedSize !== undefined) return listSize.assumedSize;
  return isListType(getNullableType(field.type)) && !PAGE_LISTS.has(field.name) ? UNKNOWN_SIZE : 1;
}

/** A null is as if nothing had been said: the default holds. */
function sizeAsked(field: GraphQLField<unknown, unknown>, name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  const fallback: unknown = field.args.find((argument) => argument.name === name)?.defaultValue;
  return typeof fallback === 'number' ? fallback : UNKNOWN_SIZE;
}

/** The page's own field already counted these. */
const PAGE_LISTS = new Set(['edges', 'nodes']);
