/** Requests of the last while, in slices of a tenth. */
export interface RollingCount {
  add(failed: boolean): void;
  /** Of the window that ends now; the oldest slice leaves as a whole. */
  sum(): { readonly requests: number; readonly failures: number };
  clear(): void;
}

const SLICES = 10;

interface Slice {
  number: number;
  requests: number;
  failures: number;
}

export function createRollingCount(windowMs: number): RollingCount {
  const sliceMs = windowMs / SLICES;
  const slices: Slice[] = Array.from({ length: SLICES }, () => ({ number: -1, requests: 0, failures: 0 }));
  const current = () => Math.floor(performance.now() / sliceMs);
  return {
    add(failed) {
      const number = current();
      const slice = slices[number % SLICES] as Slice;
      if (slice.number !== number) Object.assign(slice, { number, requests: 0, failures: 0 });
      slice.requests += 1;
      if (failed) slice.failures += 1;
    },
    sum() {
      const recent = slices.filter(({ number }) => number > current() - SLICES);
      const total = (of: 'requests' | 'failures') => recent.reduce((sum, slice) => sum + slice[of], 0);
      return { requests: total('requests'), failures: total('failures') };
    },
    clear() {
      for (const slice of slices) slice.number = -1;
    },
  };
}
