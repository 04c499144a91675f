import type { Fault } from '../fault.ts';

/** One object of the data: an entity, or a value within one. `__typename` says of which concrete type. */
export interface Row {
  readonly __typename?: string;
  /** Its name in the store; a value within another row has none. */
  readonly $handle?: string;
  [property: string]: unknown;
}

/** A row by its place in the store; references may go round in circles. */
export class Ref {
  readonly type: string;
  readonly handle: string;

  constructor(type: string, handle: string) {
    this.type = type;
    this.handle = handle;
  }
}

export const ref = (type: string, handle: string): Ref => new Ref(type, handle);
export const refs = (type: string, ...handles: string[]): readonly Ref[] => handles.map((handle) => ref(type, handle));

export type Tables = Readonly<Record<string, Readonly<Record<string, Row>>>>;

/** The data of a fixture, and what goes wrong when it is read; only mutations change it. */
export class Store {
  readonly #tables = new Map<string, Map<string, Row>>();
  readonly faults: readonly Fault[];

  constructor(tables: Tables, faults: readonly Fault[] = []) {
    this.faults = faults;
    for (const [type, rows] of Object.entries(tables))
      for (const [handle, row] of Object.entries(rows)) this.add(type, handle, row);
  }

  add(type: string, handle: string, row: Row): Row {
    const table = this.#tables.get(type) ?? new Map<string, Row>();
    this.#tables.set(type, table);
    const added: Row = { __typename: type, $handle: handle, ...row };
    table.set(handle, added);
    return added;
  }

  /** Undefined when there is no such row. */
  find(type: string, handle: unknown): Row | undefined {
    return this.#tables.get(type)?.get(String(handle));
  }

  get({ type, handle }: Ref): Row {
    const row = this.find(type, handle);
    if (!row) throw new TypeError(`There is no ${type} "${handle}".`);
    return row;
  }

  /** Of these types, or of all, in the order in which they were added. */
  all(...types: string[]): readonly Row[] {
    return (types.length > 0 ? types : [...this.#tables.keys()]).flatMap((type) => [
      ...(this.#tables.get(type)?.values() ?? []),
    ]);
  }
}
