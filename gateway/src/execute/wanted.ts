import type { DataObject } from '../answer/data.ts';
import type { FetchStep } from '../plan/steps.ts';
import { type Slot, objectAt, slotsAt } from './collect.ts';
import type { Run } from './context.ts';
import { haveEqualLeaves } from './merge.ts';
import { rewriteText } from './rewrite.ts';

/** An entity to fetch and every place in the data that is this entity. */
export interface Wanted {
  readonly slots: Slot[];
  /** Whether the objects at these places are equal in everything, so that they can be one. */
  equal: boolean;
}

/** Entities by their representations: JSON, each once. */
export type WantedByText = ReadonlyMap<string, Wanted>;

/** The entities that a fetch asks for. */
export function collectWanted(run: Run, step: FetchStep): WantedByText {
  const byText = new Map<string, Wanted>();
  const byKey = new KnownKeys(step);
  const find = (object: DataObject) => byKey.find(object) ?? byKey.add(object, wantedOf(run, step, object, byText));
  const ofShared = new Map<DataObject, Wanted | undefined>();
  for (const slot of slotsAt(run.data, step.path, run.shared)) {
    const object = objectAt(slot);
    const wanted = run.shared.has(object) ? remembered(ofShared, object, find) : find(object);
    if (wanted) addSlot(wanted, slot);
  }
  return byText;
}

/** What was worked out for an object that hangs at several places. */
function remembered(known: Map<DataObject, Wanted | undefined>, object: DataObject, find: Find): Wanted | undefined {
  if (!known.has(object)) known.set(object, find(object));
  return known.get(object);
}

type Find = (object: DataObject) => Wanted | undefined;

function wantedOf(run: Run, step: FetchStep, object: DataObject, byText: Map<string, Wanted>): Wanted | undefined {
  const text = representationOf(run, step, object);
  if (text === undefined) return undefined;
  const wanted = byText.get(text) ?? { slots: [], equal: run.plan.mayShare };
  byText.set(text, wanted);
  return wanted;
}

export function representationOf({ schema }: Run, step: FetchStep, object: DataObject): string | undefined {
  const text = step.representation?.write(object);
  return text === undefined ? undefined : rewriteText(schema, step.inputRewrites, text);
}

function addSlot(wanted: Wanted, slot: Slot): void {
  const first = wanted.slots[0];
  if (first && wanted.equal) wanted.equal = haveEqualLeaves(objectAt(first), objectAt(slot));
  wanted.slots.push(slot);
}

/** Entities by type and key, where the key is one leaf: most are found again without writing their representation. */
class KnownKeys {
  readonly #step: FetchStep;
  readonly #byType = new Map<unknown, ByKey>();

  constructor(step: FetchStep) {
    this.#step = step;
  }

  find(object: DataObject): Wanted | undefined {
    const { name, byKey } = this.#of(object['__typename']);
    return name === undefined ? undefined : byKey.get(object[name]);
  }

  /** @returns the entity. */
  add(object: DataObject, wanted: Wanted | undefined): Wanted | undefined {
    const { name, byKey } = this.#of(object['__typename']);
    const key = name === undefined ? undefined : object[name];
    if (wanted && (typeof key === 'string' || typeof key === 'number')) byKey.set(key, wanted);
    return wanted;
  }

  #of(type: unknown): ByKey {
    const known = this.#byType.get(type);
    if (known) return known;
    const made = { name: this.#step.representation?.soleKey(type), byKey: new Map<unknown, Wanted>() };
    this.#byType.set(type, made);
    return made;
  }
}

interface ByKey {
  /** Of the key in the data; undefined where the key is more than one leaf. */
  readonly name: string | undefined;
  readonly byKey: Map<unknown, Wanted>;
}
