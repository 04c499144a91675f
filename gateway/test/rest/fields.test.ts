import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Library, serveLibrary } from './library.ts';

let library: Library;
beforeAll(async () => {
  library = await serveLibrary();
});
beforeEach(() => void library.asked.splice(0));

interface Sparse {
  readonly data: unknown;
  readonly extensions: { readonly cost: number };
}

const get = async (path: string) => (await (await fetch(`${library.url}${path}`)).json()) as Sparse;
const refused = async (path: string) => {
  const response = await fetch(`${library.url}${path}`);
  return { status: response.status, ...((await response.json()) as { code: string; errors: unknown }) };
};

describe('fields', () => {
  it.each([
    ['one', 'year', { year: 1925 }],
    ['several', 'id,title', { id: 'b1', title: 'The Trial' }],
    ['some of a list', 'reviews.body', { reviews: [{ body: 'Bleak.' }, { body: 'Funny.' }] }],
    [
      'some of several levels',
      'reviews.author.name,pages',
      {
        reviews: [{ author: { name: 'Ada' } }, { author: { name: 'Bob' } }],
        pages: 255,
      },
    ],
    [
      'a whole and a part of it',
      'reviews,reviews.body',
      {
        reviews: [
          { body: 'Bleak.', author: { name: 'Ada' } },
          { body: 'Funny.', author: { name: 'Bob' } },
        ],
      },
    ],
    ['one that this kind does not have', 'title,tracks', { title: 'The Trial' }],
  ])('gives %s', async (_, fields, data) => {
    expect((await get(`/media/b1?fields=${fields}`)).data).toEqual(data);
  });

  it('asks subgraphs for nothing else, with the same variables', async () => {
    const { data } = await get('/media/b1?fields=title&upper=true');
    expect(data).toEqual({ title: 'THE TRIAL' });
    expect(library.asked).toHaveLength(1);
    expect(library.asked[0]).toMatch(/^media: /);
    expect(library.asked[0]).not.toMatch(/year|pages/);
  });

  it('costs no more than all of it', async () => {
    const [whole, sparse] = [await get('/media/b1'), await get('/media/b1?fields=reviews.body')];
    expect(sparse.extensions.cost).toBeLessThan(whole.extensions.cost);
  });

  it('is the path to what there is of a list', async () => {
    expect((await get('/media?fields=allMedia.id')).data).toEqual({
      allMedia: [{ id: 'b1' }, { id: 'd1' }, { id: 'b2' }],
    });
  });

  it('gives the same where no more documents are kept', async () => {
    const served = await serveLibrary();
    const names = ['id', 'title', 'year', 'reviews', 'pages', 'tracks', 'reviews.body', 'reviews.author'];
    for (let bits = 1; bits < 256; bits += 1) {
      const fields = names.filter((_, index) => bits & (1 << index)).join(',');
      const all = (await (await fetch(`${served.url}/media/b1?fields=${fields}`)).json()) as Sparse;
      const first = (await get(`/media/b1?fields=${fields}`)) as Sparse;
      expect(all.data).toEqual(first.data);
    }
    expect(served.faults).toEqual([]);
  });
});

describe('wrong fields', () => {
  it.each([
    ['titel', '"titel" is not in the answer; did you mean "title"?'],
    ['reviews.author.nmae', '"reviews.author.nmae" is not in the answer; did you mean "reviews.author.name"?'],
    ['title.de', '"title.de" is not in the answer: "title" has no fields.'],
    ['reviews.zzzzzzzz', '"reviews.zzzzzzzz" is not in the answer; there are "reviews.body", "reviews.author".'],
    ['', '"" is not in the answer; did you mean "id"?'],
    ['__proto__', expect.stringContaining('"__proto__" is not in the answer')],
  ])('%s', async (fields, detail) => {
    expect(await refused(`/media/b1?fields=${fields}`)).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      errors: [{ detail, pointer: '#/fields' }],
    });
  });

  it('are all named', async () => {
    const { errors } = await refused('/media/b1?fields=a.b,title,c');
    expect(errors).toHaveLength(2);
  });

  it('are named with wrong values', async () => {
    const { errors } = await refused('/media/b1?fields=titel&upper=maybe');
    expect(errors).toMatchObject([{ pointer: '#/fields' }, { pointer: '#/upper' }]);
  });

  it('are too many', async () => {
    const { status, errors } = await refused(`/media/b1?fields=${'id,'.repeat(100)}id`);
    expect({ status, errors }).toEqual({
      status: 400,
      errors: [{ detail: '"fields" takes at most 100 paths of 4000 characters together.', pointer: '#/fields' }],
    });
  });
});
