import type { Facets } from './shape.ts';

/** Whether a type takes more values than before, fewer, or others; of what is inside it nothing is said. */
export type Width = 'same' | 'widened' | 'narrowed' | 'changed';

export const compareWidth = (before: Facets, after: Facets): Width =>
  [
    compareTypes(before.type, after.type),
    compareLimits(before.constraints, after.constraints),
    compareLimits(before.closed || undefined, after.closed || undefined),
    compareLimits(before.values && true, after.values && true),
  ].reduce(together);

function compareTypes(before: string, after: string): Width {
  if (before === after) return 'same';
  if (after === 'any' || (before === 'integer' && after === 'number')) return 'widened';
  return before === 'any' || (before === 'number' && after === 'integer') ? 'narrowed' : 'changed';
}

/** A limit that is new narrows, one that is gone widens; of two that differ nobody knows. */
function compareLimits(before: string | true | undefined, after: string | true | undefined): Width {
  if (before === after) return 'same';
  if (before === undefined) return 'narrowed';
  return after === undefined ? 'widened' : 'changed';
}

function together(a: Width, b: Width): Width {
  if (a === 'same') return b;
  return b === 'same' || a === b ? a : 'changed';
}
