import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredDocument } from './document.ts';
import { checkFilters } from './filters.ts';
import { cursorOf, fingerprint, pageAfter } from './page.ts';
import { rankByPopularity } from './ranking.ts';

const documentOf = (id: number, popularity: number) => ({ titleId: `title_${id}`, popularity }) as StoredDocument;

/** Few popularities, so that many hits tie. */
const hits = fc
  .uniqueArray(fc.nat(200), { maxLength: 60 })
  .chain((ids) =>
    fc.tuple(
      fc.constant(ids),
      fc.array(fc.constantFrom(0, 0.1, 0.1 + 0.2, 1), { minLength: ids.length, maxLength: ids.length }),
    ),
  )
  .map(([ids, popularities]) => rankByPopularity(ids.map((id, at) => documentOf(id, popularities[at] as number))));

const print = fingerprint('heat', checkFilters({}, new Set()));

describe('paging through hits', () => {
  it('neither loses nor repeats one, whatever the page size', () => {
    fc.assert(
      fc.property(hits, fc.integer({ min: 1, max: 20 }), (all, first) => {
        const seen = [];
        for (let after: string | null = null; ;) {
          const rows = pageAfter(all, print, first, after);
          seen.push(...rows.slice(0, first));
          if (rows.length <= first) break;
          after = cursorOf(print, rows[first - 1] as (typeof rows)[number]);
        }
        expect(seen).toEqual(all);
      }),
    );
  });

  it('goes on after its place though the hit that stood there is gone', () => {
    fc.assert(
      fc.property(hits, fc.nat(), (all, pick) => {
        fc.pre(all.length > 0);
        const at = pick % all.length;
        const cursor = cursorOf(print, all[at] as (typeof all)[number]);
        expect(pageAfter(all.toSpliced(at, 1), print, 100, cursor)).toEqual(all.slice(at + 1));
      }),
    );
  });
});
