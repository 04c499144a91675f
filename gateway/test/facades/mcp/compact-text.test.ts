import { describe, expect, it } from '@jest/globals';
import { compactText } from '../../../src/facades/mcp/text/compact.ts';

const printed = (data: Record<string, unknown>) => compactText(data).text;

describe('the compact text of a result', () => {
  it('leaves out what is null or empty, and steps that tell nothing', () => {
    expect(printed({ title: { id: 'x', note: null, tags: [], more: {} } })).toBe('id: x');
    expect(printed({ title: null })).toBe('Nothing was found.');
  });

  it('leaves out name and year where the id tells them, and only there', () => {
    expect(printed({ title: { id: 'title_ran-1985', name: 'Ran', year: 1985 } })).toBe('id: title_ran-1985');
    expect(printed({ title: { id: 'title_ran-1985', name: 'Ran', year: 1986 } })).toBe(
      'id: title_ran-1985\nyear: 1986',
    );
    expect(printed({ title: { id: 'title_ran-1985', name: '乱' } })).toBe('id: title_ran-1985\nname: 乱');
    expect(printed({ title: { id: 'title_alien-3-1992', name: 'Alien', year: 1992 } })).toContain('name: Alien');
  });

  it('prints lists as tables, what is the same in all rows once', () => {
    const node = (score: number, name: string) => ({
      score,
      title: { kind: 'FILM', name },
      platform: { id: 'mubi', name: 'MUBI' },
    });
    expect(printed({ search: { total: 2, nodes: [node(0.98765, 'A|B'), node(0.5, 'C')] } })).toBe(
      'total: 2\nnodes 2 kind=FILM platform=mubi: score|name\n0.99|A/B\n0.5|C',
    );
  });

  it('has one column for what is named, whether the id tells the name or not', () => {
    const row = (id: string, name: string) => ({ n: id.length, platform: { id, name } });
    expect(printed({ rows: [row('mubi', 'MUBI'), row('paramount-plus', 'Paramount+')] })).toBe(
      'rows 2: n|platform\n4|mubi\n14|paramount-plus Paramount+',
    );
  });

  it('loses no list beside another of its name', () => {
    const text = printed({ a: { nodes: [{ n: 1 }] }, b: { nodes: [{ n: 2 }], tags: ['x'] }, c: { m: 3, tags: ['y'] } });
    expect(text).toBe('b.tags: x\nc.m: 3\nc.tags: y\na 1: n\n1\nb.nodes 1: n\n2');
  });

  it('keeps paths where their ends alone would be the same', () => {
    const row = (id: string) => ({ id, title: { id: `${id}t`, kind: id } });
    expect(printed({ rows: [row('a'), row('b')] })).toBe('rows 2: id|title.id|kind\na|at|a\nb|bt|b');
  });

  it('cuts long texts and lists, but no address and no cursor', () => {
    const cursor = 'c'.repeat(900);
    const text = printed({ a: { synopsis: 'word '.repeat(200), cursor, genres: ['A', 'B', 'C', 'D', 'E', 'F', 'G'] } });
    expect(text).toMatch(/synopsis: (word ){79}word…\n/);
    expect(text).toContain(cursor);
    expect(text).toContain('genres: A,B,C,D,E,+2');
  });

  it('tells where the next page begins only when all of this one is shown', () => {
    const page = (rows: number) => ({
      list: {
        nodes: Array.from({ length: rows }, (_, n) => ({ n })),
        pageInfo: { hasNextPage: true, endCursor: 'c1' },
      },
    });
    expect(printed(page(10))).toContain('after: c1');
    expect(printed(page(11))).not.toContain('c1');
    expect(printed(page(11))).toMatch(/\+1 more$/);
    expect(compactText(page(11)).whole).toBe(false);
  });

  it('stays on one line for each row, whatever the texts hold', () => {
    expect(
      printed({
        rows: [
          { a: 'x\ny', b: 1 },
          { a: 'z', b: 2 },
        ],
      }).split('\n'),
    ).toHaveLength(3);
  });
});
