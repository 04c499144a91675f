/**
 * In what two JSON Schemas differ, before anyone says whom that breaks. Each kind has an opposite, which is what is found when
 * the two are compared the other way round; `type-changed` and `default-changed` are their own.
 */
export type DifferenceKind =
  | 'optional-added'
  | 'optional-removed'
  | 'required-added'
  | 'required-removed'
  | 'made-required'
  | 'made-optional'
  | 'null-allowed'
  | 'null-refused'
  | 'value-added'
  | 'value-removed'
  | 'type-widened'
  | 'type-narrowed'
  | 'type-changed'
  | 'default-changed';

export interface Difference {
  readonly kind: DifferenceKind;
  /** `filters.genres[]`: properties by name, `[]` for the items of a list; empty for the whole. */
  readonly path: string;
  /** What was there: a type in words, an enum value, a default as JSON. */
  readonly from?: string;
  /** What is there now. */
  readonly to?: string;
}
