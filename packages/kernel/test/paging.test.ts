import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_PAGE, checkPageSize, decodeCursor, encodeCursor, toConnection } from '../src/index.ts';

const value = fc.oneof(
  fc.string(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
);
const invalid = expect.objectContaining({ code: 'INVALID_CURSOR', status: 400 });

describe('cursors', () => {
  it('give back what was put in', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(value, { maxLength: 4 }), (list, values) => {
        expect(decodeCursor(list, encodeCursor(list, values), values.length)).toEqual(values);
      }),
    );
  });

  it('of another list are refused', () => {
    expect(() => decodeCursor('titles', encodeCursor('people', ['a']), 1)).toThrow(invalid);
  });

  it('with more or fewer values are refused', () => {
    const cursor = encodeCursor('titles', ['a', 1]);
    for (const length of [0, 1, 3]) expect(() => decodeCursor('titles', cursor, length)).toThrow(invalid);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('["titles",').toString('base64url')],
    ['no list', Buffer.from('{"titles":1}').toString('base64url')],
    ['an object inside', Buffer.from('["titles",{"gt":""}]').toString('base64url')],
    ['a list inside', Buffer.from('["titles",[1]]').toString('base64url')],
    ['a truth value', Buffer.from('["titles",true]').toString('base64url')],
    ['a number too large', Buffer.from('["titles",1e999]').toString('base64url')],
  ])('that were tampered with are refused: %s', (_, cursor) => {
    expect(() => decodeCursor('titles', cursor, 1)).toThrow(invalid);
  });

  it('never give anything but scalars, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (cursor) => {
          try {
            for (const item of decodeCursor('titles', cursor, 1))
              expect(item === null || ['string', 'number'].includes(typeof item)).toBe(true);
          } catch (error) {
            expect(error).toEqual(invalid);
          }
        },
      ),
    );
  });
});

describe('page sizes', () => {
  it.each([1, 20, MAX_PAGE])('%d is given', (first) => {
    expect(checkPageSize(first)).toBe(first);
  });

  it.each([0, -1, MAX_PAGE + 1, 1e9, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d is refused with the range',
    (first) => {
      expect(() => checkPageSize(first)).toThrow(
        expect.objectContaining({
          code: 'PAGE_SIZE_OUT_OF_RANGE',
          message: expect.stringContaining('1 to 100'),
          extensions: { argument: 'first', minimum: 1, maximum: 100, code: 'PAGE_SIZE_OUT_OF_RANGE' },
        }),
      );
    },
  );
});

describe('pages', () => {
  /** A list of numbers that is read as a database would: one row more than asked for. */
  const read = (all: readonly number[], first: number, after: string | null) => {
    const from = after === null ? Number.NEGATIVE_INFINITY : (decodeCursor('numbers', after, 1)[0] as number);
    const rows = all.filter((number) => number > from).slice(0, first + 1);
    return toConnection(rows, first, after, (row) => encodeCursor('numbers', [row]));
  };

  it('together give every item once and in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 1, max: 7 }), (numbers, first) => {
        const all = numbers.toSorted((a, b) => a - b);
        const seen: number[] = [];
        for (let after: string | null = null, more = true; more;) {
          const page = read(all, first, after);
          seen.push(...page.edges.map(({ node }) => node));
          ({ hasNextPage: more, endCursor: after } = page.pageInfo);
        }
        expect(seen).toEqual(all);
      }),
    );
  });

  it('say where they stand', () => {
    const first = read([1, 2, 3], 2, null);
    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: encodeCursor('numbers', [1]),
      endCursor: encodeCursor('numbers', [2]),
    });
    expect(read([1, 2, 3], 2, first.pageInfo.endCursor).pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(read([], 2, null)).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});
