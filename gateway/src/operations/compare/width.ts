import type { Facets } from './shape.ts';

/** Whether a type takes more values than before, fewer, or others; of what is inside it nothing is said. */
export type Width = 'same' | 'widened' | 'narrowed' | 'changed';

export const compareWidth = (before: Facets, after: Facets): Width =>
  [
    compareTypes(before.type, after.type),
    ...keywordsOf(before, after).map((name) =>
      compareKeyword(name, before.constraints.get(name), after.constraints.get(name)),
    ),
    compareLimits(before.closed || undefined, after.closed || undefined),
    compareLimits(before.values && true, after.values && true),
  ].reduce(together);

function compareTypes(before: string, after: string): Width {
  if (before === after) return 'same';
  if (after === 'any' || (before === 'integer' && after === 'number')) return 'widened';
  return before === 'any' || (before === 'number' && after === 'integer') ? 'narrowed' : 'changed';
}

const keywordsOf = (before: Facets, after: Facets): readonly string[] => [
  ...new Set([...before.constraints.keys(), ...after.constraints.keys()]),
];

/** Keywords whose value is a bound: JSON Schema Validation 2020-12 §6.2 to §6.4. */
const BOUNDS: Readonly<Record<string, 'lowest' | 'highest'>> = {
  minimum: 'lowest',
  minLength: 'lowest',
  minItems: 'lowest',
  maximum: 'highest',
  maxLength: 'highest',
  maxItems: 'highest',
};

function compareKeyword(name: string, before: unknown, after: unknown): Width {
  const bound = BOUNDS[name];
  if (!bound || typeof before !== 'number' || typeof after !== 'number' || before === after) {
    return compareLimits(asText(before), asText(after));
  }
  return after > before === (bound === 'highest') ? 'widened' : 'narrowed';
}

const asText = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

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
