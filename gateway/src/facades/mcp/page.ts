import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';

/** How many entries a page of a list has. */
const PAGE_SIZE = 50;

/**
 * One page of a list, and the cursor of the next.
 * @throws ProtocolError InvalidParams for a cursor that we did not give. MCP 2025-11-25, pagination § Error Handling.
 */
export function pageOf<T>(
  all: readonly T[],
  cursor: string | undefined,
  size = PAGE_SIZE,
): { items: T[]; nextCursor?: string } {
  const start = cursor === undefined ? 0 : readCursor(cursor, all.length);
  const end = start + size;
  return { items: all.slice(start, end), ...(end < all.length && { nextCursor: writeCursor(end) }) };
}

const writeCursor = (position: number): string => Buffer.from(`after ${position}`).toString('base64url');

function readCursor(cursor: string, length: number): number {
  const position = Number(/^after (\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]);
  if (position < length) return position;
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    'The cursor is not one of this list; send `nextCursor` of the page before, or none to begin.',
    { code: 'INVALID_CURSOR' },
  );
}
