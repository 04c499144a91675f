import type { LockedOperation, OperationsLock } from '../lock.ts';
import { overBudget } from './demands.ts';
import { DOORS, type Door } from './door.ts';
import { type Comparison, type Leveled, sortFindings } from './finding.ts';
import { compareKept, tell } from './kept.ts';
import { subjectOf, tellLoss } from './lost.ts';
import { viewAt } from './view.ts';

type Operations = readonly LockedOperation[];

/** What the step from one lock to the next means to the clients who rely on the first. */
export const compareLocks = (before: OperationsLock, after: OperationsLock): Comparison =>
  sortFindings(
    DOORS.flatMap((door) => {
      const [was, is] = [before, after].map(({ operations }) => operations.map((one) => viewAt(door, one)));
      return compareAt(door, was ?? [], is ?? []);
    }),
  );

/** Each kind of client finds operations by a name of its own; what the operation is called matters to none of them. */
function compareAt(door: Door, before: Operations, after: Operations): readonly Leveled[] {
  const served = new Map(after.filter(door.serves).map((one) => [door.keyOf(one), one]));
  const fates = before.filter(door.offers).map((one) => tellFate(door, one, served.get(door.keyOf(one)), after));
  const told = new Set(fates.map(({ moved }) => moved));
  return [
    ...fates.flatMap(({ findings }) => findings),
    ...offeredAnew(door, before, after)
      .filter((operation) => !told.has(operation))
      .flatMap((operation) => [newFinding(door, operation), ...tellCost(door, operation)]),
  ];
}

interface Fate {
  readonly findings: readonly Leveled[];
  /** The operation in its new place, when it has one. */
  readonly moved?: LockedOperation;
}

/** @param now what is reached today by the name that `one` has at this door. */
function tellFate(door: Door, one: LockedOperation, now: LockedOperation | undefined, after: Operations): Fate {
  if (now) return { findings: compareKept(door, one, now) };
  const { finding, moved } = tellLoss(door, one, after);
  if (!moved) return { findings: [finding] };
  // Another id is another text, which an app takes knowingly; a route or a tool that has moved should be the same in its new place.
  return {
    findings: [finding, ...(door.kind === 'id' ? tellCost(door, moved) : compareKept(door, one, moved))],
    moved,
  };
}

/** What is offered under a name under which nobody was served before. */
function offeredAnew(door: Door, before: Operations, after: Operations): Operations {
  const known = new Set(before.filter(door.serves).map(door.keyOf));
  return after.filter((operation) => door.offers(operation) && !known.has(door.keyOf(operation)));
}

function tellCost(door: Door, operation: LockedOperation): readonly Leveled[] {
  const { name } = operation;
  const about = { client: door.client, operation: name, subject: door.nameOf(operation) ?? '', label: name };
  return overBudget(operation).map((demand) => tell(demand, about));
}

const newFinding = (door: Door, operation: LockedOperation): Leveled => ({
  ...{ level: 'addition', code: `${door.kind}-added`, client: door.client },
  ...{ operation: operation.name, subject: door.nameOf(operation) ?? '' },
  message: `${operation.name}: ${subjectOf(door, operation)} is new.`,
});
