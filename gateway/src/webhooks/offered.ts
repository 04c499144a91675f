import type { Gateway, PublishedOperation } from '../gateway.ts';
import { type TypedVariable, typedVariables } from '../operations/input-check.ts';

/** A subscription whose events are sent to webhooks. */
export interface OfferedEvent {
  /** For example `availability.changed`. */
  readonly event: string;
  readonly operation: PublishedOperation;
  readonly variables: readonly TypedVariable[];
}

export type OfferedEvents = ReadonlyMap<string, OfferedEvent>;

/** The events that endpoints may ask for, as the version that is served has them. */
export function createOffered(gateway: Gateway): () => OfferedEvents {
  let made: { readonly version: number; readonly events: OfferedEvents } | undefined;
  return () => {
    if (made?.version !== gateway.version) made = { version: gateway.version, events: eventsOf(gateway) };
    return made.events;
  };
}

const eventsOf = ({ schema, operations }: Gateway): OfferedEvents =>
  new Map(
    operations.flatMap((operation) => {
      const event = operation.webhook?.event;
      return event === undefined ? [] : [[event, { event, operation, variables: typedVariables(schema, operation) }]];
    }),
  );
