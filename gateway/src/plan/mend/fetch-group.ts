import { MultiMap } from '@apollo/federation-internals';
import { type RequiringGroup, mendNestedRequirements } from './nested-requirements.ts';

/** A group of fields that the planner fetches together, once others are there; it does not export the class. */
interface FetchGroup extends RequiringGroup {
  parents(): readonly { readonly group: FetchGroup }[];
  addParent(parent: { readonly group: FetchGroup }): void;
  removeChild(child: FetchGroup): void;
  isDescendantOf(group: FetchGroup): boolean;
  mergeInWithAllDependencies(other: FetchGroup): void;
}

type Add = (this: MultiMap<unknown, unknown>, key: unknown, value: unknown) => unknown;
const maps = MultiMap.prototype as unknown as { add: Add };
const mended = new WeakSet<object>();

/**
 * Mends how the planner merges groups. Their class is reached when it first puts one into one of its maps: before it merges any,
 * since it looks at what a field requires before it looks at the field.
 */
export function mendFetchGroups(): void {
  const { add } = maps;
  maps.add = function (key, value) {
    if (isFetchGroup(value)) {
      maps.add = add;
      mend(Object.getPrototypeOf(value) as FetchGroup);
    }
    return add.call(this, key, value);
  };
}

const isFetchGroup = (value: unknown): value is FetchGroup =>
  value instanceof Object && value.constructor.name === 'FetchGroup';

function mend(prototype: FetchGroup): void {
  if (mended.has(prototype)) return;
  mended.add(prototype);
  forbidCircles(prototype);
  mendNestedRequirements(prototype);
}

/**
 * Two groups that ask the same of a subgraph become one. Where the first was there before the second, what lies between them no
 * longer matters: both know as much. But the planner keeps that dependence, finds a circle, and either fails or follows it
 * until memory ends.
 */
function forbidCircles(prototype: FetchGroup): void {
  const { addParent, mergeInWithAllDependencies } = prototype;
  prototype.addParent = function (this: FetchGroup, parent) {
    if (parent.group !== this) addParent.call(this, parent);
  };
  prototype.mergeInWithAllDependencies = function (this: FetchGroup, other) {
    const between = this.parents().filter(({ group }) => group === other || group.isDescendantOf(other));
    for (const { group } of between) group.removeChild(this);
    mergeInWithAllDependencies.call(this, other);
  };
}
