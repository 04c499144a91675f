import type { Data } from './answer.ts';
import type { Fault } from './fault.ts';
import type { ToolOperation } from './tools.ts';

/** The operations that ask where something can be watched, and where in their data the offers are. */
const OFFERS: ReadonlyMap<string, readonly string[]> = new Map([['CheckAvailability', ['title', 'offers']]]);

/** That a title is there, but can be watched nowhere in the region: an empty list alone is easily taken for "no data". */
export function unavailable(
  { name }: Pick<ToolOperation, 'name'>,
  { region, types, platforms, quality }: Data,
  data: Data,
): Fault | undefined {
  const path = OFFERS.get(name);
  const offers = path?.reduce<unknown>((value, step) => (value as Data | null | undefined)?.[step], data);
  if (!Array.isArray(offers) || offers.length > 0) return undefined;
  const filtered = [types, platforms, quality].some((filter) => filter != null) ? ' with these filters' : '';
  return { code: 'NOT_AVAILABLE_IN_REGION', message: `No offer in ${String(region)} is known${filtered}.` };
}
