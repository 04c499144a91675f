import { AppError } from './errors.ts';

/** The largest page any list gives. */
export const MAX_PAGE = 100;

/** @throws AppError PAGE_SIZE_OUT_OF_RANGE outside 1..max. */
export function checkPageSize(first: number, max = MAX_PAGE): number {
  if (Number.isInteger(first) && first >= 1 && first <= max) return first;
  throw new AppError('PAGE_SIZE_OUT_OF_RANGE', `"first" is ${first}; a page has 1 to ${max} items.`, {
    details: { argument: 'first', minimum: 1, maximum: max },
  });
}

/** Where a page ended, in one list: the list's name guards against a cursor of another list. */
export type CursorValues = readonly (string | number | null)[];

/** An opaque cursor: base64url of `[list, ...values]`. */
export const encodeCursor = (list: string, values: CursorValues): string =>
  Buffer.from(JSON.stringify([list, ...values])).toString('base64url');

/**
 * The values of a cursor made by `encodeCursor` for the same list and with as many values.
 * @throws AppError INVALID_CURSOR when it was tampered with or belongs to another list.
 */
export function decodeCursor(list: string, cursor: string, length: number): CursorValues {
  const values = parse(cursor);
  const fits = Array.isArray(values) && values.length === length + 1 && values[0] === list && values.every(isScalar);
  if (fits) return values.slice(1);
  throw new AppError(
    'INVALID_CURSOR',
    `The cursor was not made by this list; pass "pageInfo.endCursor" of "${list}" unchanged, or leave it out.`,
  );
}

const isScalar = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/**
 * A Relay page of rows that were read with one row more than asked for (`first + 1`), so that the next page is known of.
 */
export function toConnection<T>(
  rows: readonly T[],
  first: number,
  after: string | null | undefined,
  cursorOf: (row: T) => string,
): Connection<T> {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
