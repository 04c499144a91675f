import { compileOperations } from '../operations/compile.ts';
import type { PublishedOperation } from '../operations/operation.ts';
import type { OperationSource } from '../operations/source.ts';
import { createCostOf } from '../stages/cost.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';

/**
 * The operations as they are published on a supergraph, with the rights it asks for and the costs it admits them by.
 * @throws OperationsError with every problem found, each naming its file and line.
 */
export const publishOperations = (
  { apiSchema, fullSchema }: LoadedSupergraph,
  sources: readonly OperationSource[],
): readonly PublishedOperation[] =>
  compileOperations({ schema: apiSchema, sources, fullSchema, costOf: createCostOf(apiSchema, fullSchema) });
