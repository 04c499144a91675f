import type { LockedOperation } from '../lock.ts';
import type { Door } from './door.ts';
import type { FindingCode, Leveled } from './finding.ts';

/** That an operation is no longer reached as it was. */
export interface Loss {
  readonly finding: Leveled;
  /** The operation in its new place, when it has one. */
  readonly moved?: LockedOperation;
}

const MOVED = { id: 'id-changed', route: 'route-changed', tool: 'tool-renamed' } as const;
const REMOVED = { id: 'id-removed', route: 'route-removed', tool: 'tool-removed' } as const;

/** @param after the operations of today, none of which serves the door's clients under the name that `before` has. */
export function tellLoss(door: Door, before: LockedOperation, after: readonly LockedOperation[]): Loss {
  const moved = after.find((one) => one.name === before.name && door.serves(one));
  if (moved) {
    const message = loss(door, before, MOVES[door.kind](door.nameOf(moved) ?? ''));
    return { finding: breakOf(door, before, MOVED[door.kind], message), moved };
  }
  const isThere = after.some((one) => door.keyOf(one) === door.keyOf(before));
  if (!isThere) return { finding: breakOf(door, before, REMOVED[door.kind], loss(door, before, 'is gone')) };
  const message = `${subjectOf(door, before)} is no longer offered to ${door.client}.`;
  return { finding: breakOf(door, before, 'audience-removed', message) };
}

const breakOf = (door: Door, before: LockedOperation, code: FindingCode, message: string): Leveled => ({
  ...{ level: 'breaking', code, client: door.client },
  ...{ operation: before.name, subject: door.nameOf(before) ?? '', message: `${before.name}: ${message}` },
});

const MOVES: Readonly<Record<Door['kind'], (place: string) => string>> = {
  id: () => 'has changed, and its id with it',
  route: (place) => `is ${place} now`,
  tool: (place) => `is called ${place} now`,
};

/** An id says nothing to a person; what they need to know is what an app gets that has it. */
function loss(door: Door, before: LockedOperation, what: string): string {
  if (door.kind !== 'id') return `${subjectOf(door, before)} ${what}${CONSEQUENCE[door.kind]}.`;
  return `the operation ${what}; apps that pin ${before.id} get PERSISTED_QUERY_NOT_FOUND.`;
}

const CONSEQUENCE = { route: '; its callers are refused', tool: '; agents that call it are refused' } as const;

export const subjectOf = (door: Door, operation: LockedOperation): string =>
  `the ${door.kind} ${door.nameOf(operation)}`;
