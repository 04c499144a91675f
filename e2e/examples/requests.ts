import type { PublishedOperation } from '@media-gateway/gateway';
import { VARIABLES } from '../operations.ts';
import { REFUSALS } from './refusals.ts';

/** One thing to ask an operation for an example. */
export interface WantedExample {
  readonly operation: PublishedOperation;
  readonly name: string;
  readonly summary: string;
  /** The roles of who asks, one after the other, until one may. */
  readonly viewers: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A guest is answered too, but with nothing worth showing. */
const PERSONAL = new Set(['Devices', 'Me', 'Preferences', 'User']);

/** What every operation with a route is asked: what it is compared with over all facades, and what it refuses. */
export const wantedExamples = (operations: readonly PublishedOperation[]): readonly WantedExample[] =>
  operations.flatMap((operation) => (operation.http ? [answered(operation), ...refused(operation)] : []));

function answered(operation: PublishedOperation): WantedExample {
  const variables = VARIABLES[operation.name];
  if (!variables) throw new Error(`e2e/operations.ts has no variables for ${operation.name}.`);
  const viewers = ['guest', 'user', 'moderator'].slice(PERSONAL.has(operation.name) ? 1 : 0);
  return { operation, name: 'asked', summary: 'What the seeded system answers.', viewers, variables };
}

const refused = (operation: PublishedOperation): readonly WantedExample[] =>
  REFUSALS.filter((refusal) => refusal.operation === operation.name).map(({ viewer, ...rest }) => ({
    ...rest,
    operation,
    viewers: [viewer],
  }));
