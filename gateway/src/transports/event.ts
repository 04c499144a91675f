import { toAnswer } from './answer.ts';
import type { SubgraphAnswer } from './port.ts';

/**
 * An event of a subscription. One that is no answer of GraphQL is one without data, which is a fault of this event and
 * leaves the subscription alone.
 * @param id where the protocol numbers events; otherwise the subgraph may do so in `extensions.eventId`.
 */
export function readEvent(value: unknown, id?: string): SubgraphAnswer {
  const answer = toAnswer(value) ?? { data: null };
  const eventId = id ?? idIn(value);
  return eventId === undefined ? answer : { ...answer, eventId };
}

function idIn(value: unknown): string | undefined {
  const { extensions } = (value ?? {}) as { readonly extensions?: { readonly eventId?: unknown } | null };
  const id = extensions?.eventId;
  return typeof id === 'string' ? id : undefined;
}
