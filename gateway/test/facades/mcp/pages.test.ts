import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pageOf } from '../../../src/facades/mcp/page.ts';
import { connect } from './fixture.ts';

describe('lists page by page', () => {
  it('neither lose nor repeat', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (all, size) => {
        const seen: number[] = [];
        let cursor: string | undefined;
        do {
          const page: { items: number[]; nextCursor?: string } = pageOf(all, cursor, size);
          seen.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual(all);
      }),
    );
  });

  it.each(['', 'x', 'YWZ0ZXIgLTE', Buffer.from('after 999').toString('base64url')])(
    'refuse the cursor "%s"',
    (cursor) => {
      expect(() => pageOf([1, 2, 3], cursor)).toThrow('The cursor is not one of this list');
    },
  );

  it('refuse it with a protocol error', async () => {
    const client = await connect({});
    await expect(client.listResources({ cursor: 'x' })).rejects.toMatchObject({ code: -32602 });
    await expect(client.listPrompts({ cursor: 'x' })).rejects.toMatchObject({ code: -32602 });
    await expect(client.listTools({ cursor: 'x' })).rejects.toMatchObject({ code: -32602 });
  });
});
