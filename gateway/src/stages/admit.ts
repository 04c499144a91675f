import { AppError } from '@media-gateway/kernel';
import { LRUCache } from 'lru-cache';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import { checkCost, createCostOf, rememberCosts } from './cost.ts';
import type { Limits } from './limits.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Resolved } from './resolve-document.ts';
import { coerceVariables } from './variables.ts';

export interface Admitted extends Resolved {
  readonly prepared: Prepared;
  /** Checked by their types, defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: number;
}

export interface Admit {
  (resolved: Resolved): Admitted;
  /** What of it depends on the document alone, for a document that nobody asks at the moment. */
  prepare(document: string, operationName: string | undefined): Prepared;
}

/** Documents kept parsed and checked. */
const MAX_PREPARED = 2000;
/** And their length together: each is kept as text and as a tree. */
const MAX_CHARACTERS = 10_000_000;

/**
 * Owns every limit. What depends on the document alone is worked out once for each document.
 * @throws AppError GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_RESOLUTION_FAILURE, TOKEN_, DEPTH_, ALIAS_,
 *   DIRECTIVE_ or COST_LIMIT_EXCEEDED, INTROSPECTION_DISABLED, MUTATION_OVER_GET, BAD_USER_INPUT.
 */
export function createAdmit({ apiSchema, fullSchema }: LoadedSupergraph, limits: Limits, introspection = true): Admit {
  const cache = new LRUCache<string, Prepared>({
    max: MAX_PREPARED,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_, key) => key.length,
  });
  const costOf = rememberCosts(createCostOf(apiSchema, fullSchema));
  const prepareOnce = (document: string, operationName: string | undefined): Prepared => {
    const key = `${operationName ?? ''}\n${document}`;
    const made = cache.get(key) ?? prepare({ schema: apiSchema, text: document, operationName, limits, introspection });
    cache.set(key, made);
    return made;
  };
  const admit = (resolved: Resolved): Admitted => {
    const { operationName, readOnly, variables: given = {} } = resolved.request;
    const prepared = prepareOnce(resolved.document, resolved.published ? undefined : operationName);
    if (readOnly) checkReadOnly(prepared);
    const variables = coerceVariables(apiSchema, prepared.operation, given);
    return { ...resolved, prepared, variables, cost: checkCost(costOf(prepared.document, variables), limits.cost) };
  };
  return Object.assign(admit, { prepare: prepareOnce });
}

function checkReadOnly({ operation }: Prepared): void {
  if (operation.operation !== 'mutation') return;
  throw new AppError('MUTATION_OVER_GET', 'A GET request cannot change anything; send the mutation with POST.');
}
