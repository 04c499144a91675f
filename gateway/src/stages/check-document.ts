import { GUEST } from '@media-gateway/kernel';
import type { GatewayOptions } from '../options.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import { checkIntrospection } from './admit.ts';
import { checkCost, createCostOf } from './cost.ts';
import { type Prepared, prepare } from './prepare.ts';

/** @throws AppError, as `Admit` lists, for a document that no request could run. */
export type CheckDocument = (text: string) => Prepared;

/**
 * Holds a document to schema and limits without running it. The cost is checked where no variable can change it.
 */
export function createCheckDocument(
  { apiSchema: schema, fullSchema }: LoadedSupergraph,
  { limits, introspection }: Pick<GatewayOptions, 'limits' | 'introspection'>,
): CheckDocument {
  const costOf = createCostOf(schema, fullSchema);
  return (text) => {
    const prepared = prepare({ schema, text, operationName: undefined, limits });
    if (!introspection) checkIntrospection(prepared, GUEST);
    if (!prepared.operation.variableDefinitions?.length) checkCost(costOf(prepared.document, {}), limits.cost);
    return prepared;
  };
}
