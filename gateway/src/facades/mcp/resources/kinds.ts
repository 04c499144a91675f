import type { Gateway } from '../../../gateway.ts';
import { availabilityResource } from './availability.ts';
import { fullAnswerResource } from './full-answer.ts';
import type { Operations, ResourceKind } from './kind.ts';
import { operationResource } from './operation.ts';
import { schemaResource } from './schema.ts';
import { titleResource } from './title.ts';
import { watchlistResource } from './watchlist.ts';

export type { ResourceKind } from './kind.ts';

/** What can be read. A kind whose operation is not published is not there. */
export const resourceKinds = (gateway: Gateway, operations: Operations): readonly ResourceKind[] =>
  [
    watchlistResource(operations),
    schemaResource(gateway),
    operationResource(operations),
    titleResource(operations),
    availabilityResource(operations),
    fullAnswerResource(operations),
  ].filter((kind) => kind !== undefined);
