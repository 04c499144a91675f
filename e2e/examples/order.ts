/** What decides when an example is asked. */
export interface Ordered {
  readonly operation: string;
  readonly method: string;
  readonly viewer: string;
}

/** Guests read what nobody changed; then viewers write, read what they wrote, and take it away. */
function phase({ method, viewer }: Ordered): number {
  if (method === 'GET') return viewer === 'guest' ? 0 : 2;
  return method === 'DELETE' ? 3 : 1;
}

/** The one order in which examples are recorded and replayed. */
export const inOrder = <T extends Ordered>(examples: readonly T[]): readonly T[] =>
  [...examples].sort((a, b) => phase(a) - phase(b) || (a.operation < b.operation ? -1 : 1));
