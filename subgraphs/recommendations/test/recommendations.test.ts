import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GUEST } from '@media-gateway/kernel';
import { interactionOf } from './deps.ts';
import { ANN, ITEM, type Item, type TestSubgraph, openTestSubgraph } from './subgraph.ts';

let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await openTestSubgraph();
});

afterAll(() => subgraph.deps.close());

beforeEach(() => subgraph.reset());

const SIMILAR = `query ($representations: [_Any!]!, $first: Int) { _entities(representations: $representations) { ... on Title { similar(first: $first) ${ITEM} } } }`;
const similarTo = async (ids: readonly string[], first = 10) => {
  const representations = ids.map((id) => ({ __typename: 'Title', id: `title_${id}` }));
  const { data } = await subgraph.run(SIMILAR, { representations, first });
  return (data['_entities'] as readonly { similar: readonly Item[] }[]).map(({ similar }) => similar);
};

const idsOf = (items: readonly Item[]) => items.map(({ title }) => title.id.replace('title_', ''));
const codesOf = (items: readonly Item[]) => items.map(({ reason }) => reason.code);
const BY_POPULARITY = [
  'dark-2017',
  'seven-samurai-1954',
  'paddington-2014',
  'yojimbo-1961',
  'ikiru-1952',
  'primer-2004',
];

const expectFalling = (items: readonly Item[]) =>
  expect(items.every(({ score }, at) => score >= 0 && score <= Math.min(1, items[at - 1]?.score ?? 1))).toBe(true);

describe('trending', () => {
  it('is what is popular while nobody does anything', async () => {
    const items = await subgraph.list('trending');
    expect(idsOf(items)).toEqual(BY_POPULARITY);
    expect(new Set(codesOf(items))).toEqual(new Set(['POPULAR']));
  });

  it('puts first what most viewers were occupied with', async () => {
    await subgraph.tell(
      interactionOf('ann', 'primer-2004', 'LIKED'),
      interactionOf('ben', 'primer-2004', 'LIKED'),
      interactionOf('ann', 'ikiru-1952', 'LIKED'),
    );
    const items = await subgraph.list('trending', 4);
    expect(idsOf(items)).toEqual(['primer-2004', 'ikiru-1952', 'dark-2017', 'seven-samurai-1954']);
    expect(codesOf(items)).toEqual(['TRENDING', 'TRENDING', 'POPULAR', 'POPULAR']);
    expectFalling(items);
  });

  it('forgets what was hot long ago', async () => {
    await subgraph.tell(
      interactionOf('ann', 'primer-2004', 'LIKED', { at: new Date(Date.now() - 60 * 86_400_000).toISOString() }),
    );
    expect(codesOf(await subgraph.list('trending', 1))).toEqual(['POPULAR']);
  });
});

describe('Title.similar', () => {
  it('gives what shares most, with the reason', async () => {
    const [items = []] = await similarTo(['seven-samurai-1954']);
    expect(idsOf(items)).toEqual(['yojimbo-1961', 'ikiru-1952']);
    expect(items[0]?.reason).toEqual({
      code: 'SIMILAR_CONTENT',
      text: 'Shares action, samurai, and Akira Kurosawa with Seven Samurai',
      title: { id: 'title_seven-samurai-1954' },
    });
    expectFalling(items);
  });

  it('gives for an episode what resembles its show, and nothing for an unknown title', async () => {
    const [episode = [], unknown] = await similarTo(['dark-2017-s01e01', 'unheard-of-2026']);
    expect(idsOf(episode)).toEqual(['primer-2004']);
    expect(unknown).toEqual([]);
  });

  it('costs as many statements for a page of titles as for one', async () => {
    await similarTo(['dark-2017']);
    const count = async (ids: readonly string[]) => {
      const before = subgraph.deps.statements.length;
      await similarTo(ids);
      return subgraph.deps.statements.length - before;
    };
    expect(await count(BY_POPULARITY)).toBe(await count(['dark-2017']));
  });
});

describe('forYou', () => {
  it('is what is popular for a guest and for a viewer of whom nothing is known', async () => {
    expect(idsOf(await subgraph.list('forYou'))).toEqual(BY_POPULARITY);
    expect(idsOf(await subgraph.list('forYou', 20, ANN))).toEqual(BY_POPULARITY);
  });

  it('puts first what resembles what the viewer liked and watched, and says which title that was', async () => {
    await subgraph.tell(
      interactionOf('ann', 'dark-2017', 'LIKED'),
      interactionOf('ann', 'seven-samurai-1954', 'COMPLETED', { completion: 1 }),
    );
    const items = await subgraph.list('forYou', 20, ANN);
    const because = new Map(items.map(({ title, reason }) => [title.id, [reason.code, reason.title?.id]]));
    expect(because.get('title_primer-2004')).toEqual(['BECAUSE_YOU_LIKED', 'title_dark-2017']);
    expect(because.get('title_yojimbo-1961')).toEqual(['BECAUSE_YOU_WATCHED', 'title_seven-samurai-1954']);
    expect(idsOf(items).slice(0, 2).sort()).toEqual(['primer-2004', 'yojimbo-1961']);
    expectFalling(items);
  });

  it('leaves out what the viewer had to do with already', async () => {
    await subgraph.tell(
      interactionOf('ann', 'dark-2017', 'DISMISSED'),
      interactionOf('ann', 'paddington-2014', 'PROGRESSED', { completion: 0.5 }),
    );
    expect(idsOf(await subgraph.list('forYou', 20, ANN))).toEqual(
      expect.not.arrayContaining(['dark-2017', 'paddington-2014']),
    );
  });

  it('asks for no more than five statements, however much the viewer did', async () => {
    await subgraph.tell(...BY_POPULARITY.slice(0, 5).map((id) => interactionOf('ann', id, 'LIKED')));
    await subgraph.list('forYou', 20, ANN);
    const before = subgraph.deps.statements.length;
    await subgraph.list('forYou', 20, ANN);
    expect(subgraph.deps.statements.length - before).toBeLessThanOrEqual(5);
  });
});

describe('reactToTitle', () => {
  const REACT =
    'mutation ($id: ID!, $reaction: Reaction!) { reactToTitle(titleId: $id, reaction: $reaction) { title { id } reaction } }';
  const react = (id: string, reaction: string, viewer = ANN) => subgraph.run(REACT, { id, reaction }, viewer);
  const kinds = async () =>
    (await subgraph.deps.db.signal.findMany({ where: { userId: 'user_ann' } })).map(({ kind }) => kind);

  it('keeps the last word', async () => {
    const { data } = await react('title_dark-2017', 'LIKED');
    expect(data['reactToTitle']).toEqual({ title: { id: 'title_dark-2017' }, reaction: 'LIKED' });
    expect(await kinds()).toEqual(['LIKED']);
    await react('title_dark-2017', 'DISMISSED');
    expect(await kinds()).toEqual(['DISMISSED']);
    await react('title_dark-2017', 'NONE');
    expect(await kinds()).toEqual([]);
  });

  it('changes what is recommended', async () => {
    await react('title_dark-2017', 'LIKED');
    expect(idsOf(await subgraph.list('forYou', 1, ANN))).toEqual(['primer-2004']);
  });

  it.each([
    ['a guest', 'title_dark-2017', GUEST, 'UNAUTHENTICATED'],
    ['an id of another kind', 'person_akira-kurosawa', ANN, 'INVALID_ID'],
    ['a title that is not there', 'title_unheard-of-2026', ANN, 'NOT_FOUND'],
  ])('refuses %s and changes nothing', async (_, id, viewer, code) => {
    expect((await react(id, 'LIKED', viewer)).code).toBe(code);
    expect(await kinds()).toEqual([]);
  });
});

it.each([
  ['trending', 101],
  ['forYou', 0],
])('%s refuses a page of %d', async (field, first) => {
  expect((await subgraph.run(`query ($first: Int) { ${field}(first: $first) ${ITEM} }`, { first })).code).toBe(
    'PAGE_SIZE_OUT_OF_RANGE',
  );
});
