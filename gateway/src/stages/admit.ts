import { AppError, type Viewer } from '@media-gateway/kernel';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import { checkCost, createCostOf } from './cost.ts';
import type { Limits } from '../options.ts';
import { type Prepared, prepare } from './prepare.ts';
import { rememberCosts } from './remember-costs.ts';
import { type PrepareDocument, rememberDocuments, rememberRefusals } from './remember-documents.ts';
import type { Resolved } from './resolve-document.ts';
import type { Supplied } from './supply.ts';
import { coerceVariables } from './variables.ts';

export interface Admitted extends Resolved {
  readonly prepared: Prepared;
  /** Checked by their types, defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: number;
}

export interface Admit {
  (supplied: Supplied): Admitted;
  /** What of it depends on the document alone, for a document that nobody asks at the moment. */
  readonly prepare: PrepareDocument;
}

/**
 * Owns every limit. What depends on the document alone is worked out once for each document, and so is its refusal.
 * @throws AppError GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_RESOLUTION_FAILURE, TOKEN_, DEPTH_, ALIAS_,
 *   DIRECTIVE_, ROOT_FIELD_, NESTING_, VARIABLES_ or COST_LIMIT_EXCEEDED, INTROSPECTION_DISABLED, MUTATION_OVER_GET, BAD_USER_INPUT.
 */
export function createAdmit({ apiSchema, fullSchema }: LoadedSupergraph, limits: Limits, introspection = true): Admit {
  const costOf = rememberCosts(createCostOf(apiSchema, fullSchema));
  const prepareOnce = rememberDocuments(
    rememberRefusals((text, operationName) => prepare({ schema: apiSchema, text, operationName, limits })),
  );
  const admit = ({ given, ...resolved }: Supplied): Admitted => {
    const { operationName, readOnly } = resolved.request;
    const prepared = prepareOnce(resolved.document, resolved.published ? undefined : operationName);
    if (readOnly) checkReadOnly(prepared);
    if (!introspection) checkIntrospection(prepared, resolved.viewer);
    const variables = coerceVariables(apiSchema, prepared.operation, given, limits);
    return { ...resolved, prepared, variables, cost: checkCost(costOf(prepared.document, variables), limits.cost) };
  };
  return Object.assign(admit, { prepare: prepareOnce });
}

function checkReadOnly({ operation }: Prepared): void {
  if (operation.operation !== 'mutation') return;
  throw new AppError('MUTATION_OVER_GET', 'A GET request cannot change anything; send the mutation with POST.');
}

/** @throws AppError INTROSPECTION_DISABLED */
export function checkIntrospection({ introspects }: Prepared, { role }: Pick<Viewer, 'role'>): void {
  if (!introspects || role === 'admin') return;
  throw new AppError(
    'INTROSPECTION_DISABLED',
    'The schema cannot be read here: "__schema" and "__type" are for admins.',
  );
}
