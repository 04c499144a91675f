import { DEFAULT_OPTIONS } from '../../options.ts';
import type { LockedOperation } from '../lock.ts';
import type { Leveled } from './finding.ts';

/** Beside an input: what callers must be allowed, and what the operation costs. */
export type DemandCode = 'scope-added' | 'scope-removed' | 'cost-over-budget';

export interface Demand extends Pick<Leveled, 'level'> {
  readonly code: DemandCode;
  /** A sentence without its subject and without a period. */
  readonly says: string;
}

/** What an operation may cost. */
export const BUDGET = DEFAULT_OPTIONS.limits.cost;

/** What is asked of callers now and was not before. */
export const compareDemands = (before: LockedOperation, after: LockedOperation): readonly Demand[] => [
  ...missingIn(before.scopes, after.scopes).map((scope): Demand => {
    return { level: 'breaking', code: 'scope-added', says: `needs the scope "${scope}", which callers may not have` };
  }),
  ...missingIn(after.scopes, before.scopes).map((scope): Demand => {
    return { level: 'addition', code: 'scope-removed', says: `no longer needs the scope "${scope}"` };
  }),
  ...(before.cost > BUDGET ? [] : overBudget(after)),
];

/** That nobody gets an answer who leaves the defaults as they are. */
export function overBudget({ cost }: LockedOperation): readonly Demand[] {
  if (cost <= BUDGET) return [];
  const says = `costs ${cost} with its defaults, where ${BUDGET} is allowed, and is refused with COST_LIMIT_EXCEEDED`;
  return [{ level: 'breaking', code: 'cost-over-budget', says }];
}

const missingIn = (there: readonly string[], wanted: readonly string[]): readonly string[] =>
  wanted.filter((one) => !there.includes(one));
