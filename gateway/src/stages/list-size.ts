import { type GraphQLField, getNullableType, isListType } from 'graphql';
import type { ListSize } from './cost-directives.ts';

/** What a list costs whose size nobody says. */
const UNKNOWN_SIZE = 10;

/** The page's own field already counted these. */
const PAGE_LISTS = new Set(['edges', 'nodes']);

/**
 * How often what is selected in a field counts: what its arguments ask for, else what the supergraph assumes.
 * @param args with defaults filled in.
 */
export function sizeOf(
  field: GraphQLField<unknown, unknown>,
  listSize: ListSize | undefined,
  args: Record<string, unknown>,
): number {
  const asked = (listSize?.slicingArguments ?? []).map((name) => sizeAsked(field, name, args[name]));
  if (asked.length > 0) return Math.max(0, ...asked);
  if (listSize?.assumedSize !== undefined) return listSize.assumedSize;
  return isListType(getNullableType(field.type)) && !PAGE_LISTS.has(field.name) ? UNKNOWN_SIZE : 1;
}

/** A null is as if nothing had been said: the default holds. */
function sizeAsked(field: GraphQLField<unknown, unknown>, name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  const fallback: unknown = field.args.find((argument) => argument.name === name)?.defaultValue;
  return typeof fallback === 'number' ? fallback : UNKNOWN_SIZE;
}
