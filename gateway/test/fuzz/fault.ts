/** Something that goes wrong in the data, the same in the monolith and in every subgraph. */
export type Fault = FieldFault | EntityFault;

/** A field that is null, whatever its type says, or that cannot be read; or one item of its list. */
export interface FieldFault {
  readonly kind: 'null' | 'throws';
  readonly type: string;
  /** The row; without it, all of the type. */
  readonly handle?: string;
  readonly field: string;
  readonly item?: number;
}

/** An entity that one subgraph does not know (it answers null), or fails to find (it answers with an error). */
export interface EntityFault {
  readonly kind: 'absent' | 'lost';
  readonly type: string;
  readonly handle: string;
  readonly subgraph: string;
}

interface Owner {
  readonly typename: string;
  readonly row: { readonly $handle?: string };
}

const isAbout = (fault: Fault, { typename, row }: Owner): boolean =>
  fault.type === typename && (fault.handle === undefined || fault.handle === row.$handle);

/**
 * The value of a field with its faults.
 * @throws Error for a field that cannot be read.
 */
export function spoil(faults: readonly Fault[], owner: Owner, field: string, value: unknown): unknown {
  return faults
    .filter((fault): fault is FieldFault => 'field' in fault && fault.field === field && isAbout(fault, owner))
    .reduce(spoilOnce, value);
}

function spoilOnce(value: unknown, { kind, item, type, field }: FieldFault): unknown {
  const failure = new Error(`${type}.${field} cannot be read.`);
  if (item === undefined) {
    if (kind === 'throws') throw failure;
    return null;
  }
  if (!Array.isArray(value)) return value;
  // graphql-js takes an error within a list for one that its item threw.
  return value.map((one: unknown, index) => (index === item ? (kind === 'throws' ? failure : null) : one));
}

/** The subgraphs in which an entity is absent or lost. */
export const subgraphsWithout = (
  faults: readonly Fault[],
  kind: EntityFault['kind'],
  owner: Owner,
): readonly string[] =>
  faults.flatMap((fault) =>
    fault.kind === kind && 'subgraph' in fault && isAbout(fault, owner) ? [fault.subgraph] : [],
  );
