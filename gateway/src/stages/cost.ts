import { AppError } from '@media-gateway/kernel';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import { fieldCost } from './field-cost.ts';

/** Fields that are looked at, fragments spread: reckoning must not cost more than it protects. */
const MAX_NODES = 5000;

export type CostOf = (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => number;

/**
 * The cost of an operation after the GraphQL Cost Directives specification (IBM, 2021), from `@cost` and `@listSize` in
 * the supergraph: a scalar costs 0 and an object 1 unless `@cost` says otherwise, and a list counts its items times the
 * size that its slicing argument asks for. A page's size counts for everything selected on the page.
 */
export function createCostOf(apiSchema: GraphQLSchema, fullSchema: GraphQLSchema): CostOf {
  const estimators = [fieldCost(fullSchema)];
  return (query, variables) => {
    try {
      const given = { schema: apiSchema, query, variables: { ...variables } };
      return getComplexity({ ...given, estimators, maxQueryNodes: MAX_NODES });
    } catch (error) {
      throw error instanceof GraphQLError ? notReckoned(error) : error;
    }
  };
}

function notReckoned(cause: GraphQLError): AppError {
  if (!cause.message.includes('maximum allowed number of nodes'))
    return new AppError('BAD_USER_INPUT', cause.message, { cause });
  const message = `With its fragments the operation has more than ${MAX_NODES} fields.`;
  return new AppError('COST_LIMIT_EXCEEDED', message, { cause });
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
