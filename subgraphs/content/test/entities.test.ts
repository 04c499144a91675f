import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedContent } from '../src/seed.ts';
import { CATALOGUE } from './catalogue.ts';
import { type OpenContent, openContent } from './open.ts';

let content: OpenContent;

beforeAll(async () => {
  content = await openContent();
  await seedContent(content.deps, CATALOGUE);
});
afterAll(() => content.close());

const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
  ... on Film { id name } ... on Show { id name } ... on Season { id name } ... on Episode { id name } ... on Person { id name } } }`;

const entitiesOf = (...of: readonly { __typename: string; id: string }[]) => content.ask(ENTITIES, { of });

describe('a reference from another subgraph', () => {
  it('to the interface gives the type of the title', async () => {
    const ids = ['title_film-1', 'title_show-2001', 'title_show-2001-s01', 'title_show-2001-s01e02'];
    const { data } = await entitiesOf(...ids.map((id) => ({ __typename: 'Title', id })));
    const types = (data['_entities'] as { __typename: string; id: string }[]).map(({ __typename, id }) => [
      __typename,
      id,
    ]);
    expect(types).toEqual(['Film', 'Show', 'Season', 'Episode'].map((type, index) => [type, ids[index]]));
  });

  it('to a type or a person gives it', async () => {
    const { data } = await entitiesOf(
      { __typename: 'Film', id: 'title_film-2' },
      { __typename: 'Person', id: 'person_person-3' },
    );
    expect(data['_entities']).toEqual([
      { __typename: 'Film', id: 'title_film-2', name: 'Film 2' },
      { __typename: 'Person', id: 'person_person-3', name: 'Person 3' },
    ]);
  });

  it('to what is not there is null and no error', async () => {
    const answer = await entitiesOf(
      ...['Title', 'Film', 'Show'].map((type) => ({ __typename: type, id: 'title_gone' })),
    );
    expect(answer).toMatchObject({ data: { _entities: [null, null, null] }, codes: [] });
  });

  it('with an id of another kind is an error in its place only', async () => {
    const answer = await entitiesOf(
      { __typename: 'Title', id: 'user_demo' },
      { __typename: 'Title', id: 'title_film-1' },
    );
    expect(answer.data['_entities']).toEqual([null, expect.objectContaining({ id: 'title_film-1' })]);
    expect(answer.codes).toEqual(['INVALID_ID']);
  });
});

describe('the number of SQL statements', () => {
  const PAGE = `query ($first: Int) { browseTitles(first: $first) { nodes { id name genres externalIds { value }
    credits(first: 4) { person { id name } } directors: credits(role: DIRECTOR) { person { name credits(first: 2) { title { name } } } } } } }`;

  async function statementsFor(first: number): Promise<number> {
    content.statements.length = 0;
    const { data, codes } = await content.ask(PAGE, { first });
    expect(codes).toEqual([]);
    expect((data['browseTitles'] as { nodes: unknown[] }).nodes).toHaveLength(first);
    return content.statements.length;
  }

  it('is no larger for a page of 50 titles with all that hangs on them than for one of 2', async () => {
    const [two, fifty] = [await statementsFor(2), await statementsFor(50)];
    expect(fifty).toBeLessThanOrEqual(two);
    expect(two).toBeLessThanOrEqual(8);
  });

  it('is one for 50 references', async () => {
    content.statements.length = 0;
    const { data } = await entitiesOf(
      ...Array.from({ length: 50 }, (_, index) => ({ __typename: 'Title', id: `title_film-${index}` })),
    );
    expect((data['_entities'] as unknown[]).every((entity) => entity !== null)).toBe(true);
    expect(content.statements).toHaveLength(1);
  });

  it('does not grow with the seasons of shows', async () => {
    content.statements.length = 0;
    await content.ask(
      '{ title(id: "title_show-2001") { ... on Show { seasons { show { name } episodes { name season { show { name } } } } } } }',
    );
    expect(content.statements.length).toBeLessThanOrEqual(4);
  });
});
