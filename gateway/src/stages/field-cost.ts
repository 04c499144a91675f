import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isCompositeType } from 'graphql';
import type { ComplexityEstimator } from 'graphql-query-complexity';
import { fieldDirectives, listSizeOf, weightOf } from './cost-directives.ts';
import { sizeOf } from './list-size.ts';

/** The whole schema is a large answer however it is asked for; a schema reader asks once. */
const INTROSPECTION: Readonly<Record<string, number>> = { __schema: 100, __type: 20 };

/** What one field costs, with what is selected in it. */
export function fieldCost(fullSchema: GraphQLSchema): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    if (field.name.startsWith('__')) return INTROSPECTION[field.name] ?? 0;
    const directives = fieldDirectives(fullSchema, type.name, field.name);
    const own = weightOf(directives) ?? typeWeight(fullSchema, getNamedType(field.type));
    return sizeOf(field, listSizeOf(directives), args) * (own + childComplexity);
  };
}

function typeWeight(schema: GraphQLSchema, type: GraphQLNamedType): number {
  return weightOf(schema.getType(type.name)?.astNode?.directives ?? []) ?? (isCompositeType(type) ? 1 : 0);
}
