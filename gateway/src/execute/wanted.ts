import type { DataObject } from '../answer/data.ts';
import type { FetchStep } from '../plan/steps.ts';
import { type Slot, objectAt, visitSlots } from './collect.ts';
import type { Run } from './context.ts';
import { haveEqualLeaves } from './merge.ts';
import { rewriteText } from './rewrite.ts';

/** An entity to fetch and every place in the data that is this entity: the first, as most have one, and the others. */
export interface Wanted extends Slot {
  more: Slot[];
  /** Whether the objects at these places are equal in everything, so that they can be one. */
  equal: boolean;
}

export const slotsOf = (wanted: Wanted): readonly Slot[] => [wanted, ...wanted.more];

/** What a fetch asks for. It is kept until the answer is there, so the texts are not: there may be thousands. */
export interface EntityRequest {
  readonly entities: readonly Wanted[];
  /** Their representations, each once, as a JSON list. */
  readonly representations: string;
}

/** The entities that a fetch asks for. */
export function collectWanted(run: Run, step: FetchStep): EntityRequest {
  const byText = new Map<string, Wanted>();
  const known = new KnownObjects(run, step);
  visitSlots({ root: run.data, path: step.path, shared: run.shared }, (holder, key, object) => {
    const wanted = known.find(object);
    if (wanted) return addSlot(wanted, { holder, key });
    const text = representationOf(run, step, object);
    if (text !== undefined) known.add(object, wantedOf(byText, text, { holder, key }, run.plan.mayShare));
  });
  return toRequest(byText);
}

export const toRequest = (byText: ReadonlyMap<string, Wanted>): EntityRequest => ({
  entities: [...byText.values()],
  representations: `[${[...byText.keys()].join(',')}]`,
});

const NONE: Slot[] = [];

/** @param equal whether objects may become one. */
export function wantedOf(byText: Map<string, Wanted>, text: string, slot: Slot, equal: boolean): Wanted {
  const known = byText.get(text);
  if (known) {
    addSlot(known, slot);
    return known;
  }
  const made = { holder: slot.holder, key: slot.key, more: NONE, equal };
  byText.set(text, made);
  return made;
}

export function representationOf({ schema }: Run, step: FetchStep, object: DataObject): string | undefined {
  const text = step.representation?.write(object);
  return text === undefined ? undefined : rewriteText(schema, step.inputRewrites, text);
}

function addSlot(wanted: Wanted, slot: Slot): void {
  wanted.equal &&= haveEqualLeaves(objectAt(wanted), objectAt(slot));
  if (wanted.more === NONE) wanted.more = [slot];
  else wanted.more.push(slot);
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

  add(object: DataObject, wanted: Wanted): void {
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
