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
  const known = new KnownObjects(run, step);
  for (const slot of slotsAt(run.data, step.path, run.shared)) {
    const object = objectAt(slot);
    const wanted = known.find(object);
    if (wanted) addSlot(wanted, slot);
    else known.add(object, wantedOf(run, step, slot, byText));
  }
  return byText;
}

function wantedOf(run: Run, step: FetchStep, slot: Slot, byText: Map<string, Wanted>): Wanted | undefined {
  const text = representationOf(run, step, objectAt(slot));
  if (text === undefined) return undefined;
  const known = byText.get(text);
  if (known) return addSlot(known, slot);
  // Most entities have one place: a list that starts with it is a tenth of one that it is added to.
  const made = { slots: [slot], equal: run.plan.mayShare };
  byText.set(text, made);
  return made;
}

export function representationOf({ schema }: Run, step: FetchStep, object: DataObject): string | undefined {
  const text = step.representation?.write(object);
  return text === undefined ? undefined : rewriteText(schema, step.inputRewrites, text);
}

function addSlot(wanted: Wanted, slot: Slot): Wanted {
  wanted.equal &&= haveEqualLeaves(objectAt(wanted.slots[0] as Slot), objectAt(slot));
  wanted.slots.push(slot);
  return wanted;
}

/** After so many objects that were all different, the next are taken to be different too. */
const TRIALS = 100;

/** Entities by what is quicker to look at than their representation: the object itself where it was seen, or a key that is one leaf. */
class KnownObjects {
  readonly #shared: Run['shared'];
  readonly #step: FetchStep;
  readonly #byObject = new Map<DataObject, Wanted>();
  readonly #byType = new Map<unknown, ByKey>();

  constructor({ shared }: Run, step: FetchStep) {
    this.#shared = shared;
    this.#step = step;
  }

  find(object: DataObject): Wanted | undefined {
    const keys = this.#keysOf(object['__typename']);
    const known = keys.name === undefined ? this.#byObject.get(object) : keys.byKey.get(object[keys.name]);
    if (known) keys.found += 1;
    return known;
  }

  add(object: DataObject, wanted: Wanted | undefined): void {
    if (!wanted) return;
    const { name, byKey, found } = this.#keysOf(object['__typename']);
    if (name === undefined) return void (this.#shared.has(object) && this.#byObject.set(object, wanted));
    const key = object[name];
    if (found === 0 && byKey.size >= TRIALS) return;
    if (typeof key === 'string' || typeof key === 'number') byKey.set(key, wanted);
  }

  #keysOf(type: unknown): ByKey {
    const known = this.#byType.get(type);
    if (known) return known;
    const made = { name: this.#step.representation?.soleKey(type), byKey: new Map<unknown, Wanted>(), found: 0 };
    this.#byType.set(type, made);
    return made;
  }
}

interface ByKey {
  /** Of the key in the data; undefined where the key is more than one leaf. */
  readonly name: string | undefined;
  readonly byKey: Map<unknown, Wanted>;
  /** How often an entity was found. */
  found: number;
}
