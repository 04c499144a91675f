import { AppError } from '@media-gateway/kernel';
import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isInterfaceType,
  isObjectType,
  getNullableType,
  valueFromASTUntyped,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

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
  return (query, variables) =>
    getComplexity({
      schema: apiSchema,
      query,
      variables: { ...variables },
      estimators: [estimator],
      maxQueryNodes: 100_000,
    });
}

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
    if (field.name.startsWith('__')) return 0;
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
  const asked = (listSize?.slicingArguments ?? [])
    .map((name) => args[name])
    .filter((value) => typeof value === 'number');
  if (asked.length > 0) return Math.max(0, ...asked);
  if (listSize?.assumedSize !== undefined) return listSize.assumedSize;
  return isListType(getNullableType(field.type)) && !PAGE_LISTS.has(field.name) ? UNKNOWN_SIZE : 1;
}

/** The page's own field already counted these. */
const PAGE_LISTS = new Set(['edges', 'nodes']);
