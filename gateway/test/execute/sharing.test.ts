import { expect, it } from '@jest/globals';
import { startGraph } from '../fixture/graph.ts';

/** Friends are entities of another subgraph; how long they are friends depends on who asks. */
const friends = {
  sdl: `
    type Query { people: [Person] }
    type Person @key(fields: "id") { id: ID! friend: Person since: Int }`,
  resolvers: {
    Query: {
      people: () => [
        { id: 'a', friend: { id: 'z', since: 1990 }, since: 0 },
        { id: 'b', friend: { id: 'z', since: 2020 }, since: 0 },
        { id: 'c', friend: { id: 'z', since: 1990 }, since: 0 },
      ],
    },
  },
};

const names = {
  sdl: `type Person @key(fields: "id") { id: ID! name: String home: Home } type Home { town: String }`,
  resolvers: {
    Person: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}`, home: { town: 'Ur' } }) },
  },
};

it('asks for an entity once, and shows it at every place that uses it', async () => {
  const graph = startGraph({ friends, names });
  const friend = { name: 'name of z', home: { town: 'Ur' } };
  expect(await graph.answer('{ people { friend { name home { town } } } }')).toEqual({
    data: { people: [{ friend }, { friend }, { friend }] },
  });
  const representations = graph.asked[1]?.variables['representations'];
  expect(representations).toEqual([{ __typename: 'Person', id: 'z' }]);
});

it('does not mix what a subgraph says of an entity at one place with what it says at another', async () => {
  const graph = startGraph({ friends, names });
  expect(await graph.answer('{ people { friend { since name } } }')).toEqual({
    data: {
      people: [
        { friend: { since: 1990, name: 'name of z' } },
        { friend: { since: 2020, name: 'name of z' } },
        { friend: { since: 1990, name: 'name of z' } },
      ],
    },
  });
});

it('shows an error of an entity at every place that uses it, under each name that the client gave it', async () => {
  const broken = {
    ...names,
    resolvers: {
      Person: {
        ...names.resolvers.Person,
        name: () => {
          throw new Error('secret');
        },
      },
    },
  };
  const graph = startGraph({ friends, names: broken });
  const answer = await graph.answer('{ people { friend { name call: name } } }');
  expect(answer).toMatchObject({ data: { people: [0, 1, 2].map(() => ({ friend: { name: null, call: null } })) } });
  const { errors } = answer as { errors: { path: unknown[] }[] };
  expect(errors.map(({ path }) => path.join('.')).sort()).toEqual(
    [0, 1, 2].flatMap((index) => [`people.${index}.friend.call`, `people.${index}.friend.name`]),
  );
  expect(JSON.stringify(answer)).not.toContain('secret');
});

it('reads a field of one name whatever the type that it is selected in', async () => {
  const places = {
    sdl: `
      type Query { places: [Named!]! }
      interface Named { name: String! near: [Named!] }
      type Town implements Named { name: String! near: [Named!] }
      type Person implements Named @key(fields: "id") { id: ID! name: String! near: [Person!] }`,
    resolvers: {
      Named: { __resolveType: ({ id }: { id?: string }) => (id ? 'Person' : 'Town') },
      Query: {
        places: () => [
          { id: '1', name: 'Ada', near: [{ id: '2', name: 'Bob' }] },
          { name: 'Ur', near: null },
        ],
      },
    },
  };
  const graph = startGraph({ places, other: { sdl: 'type Query { other: Int }', resolvers: {} } });
  const query = '{ places { ... on Named { near { name } } ... on Person { near { id } } } }';
  expect(await graph.answer(query)).toEqual({
    data: { places: [{ near: [{ name: 'Bob', id: '2' }] }, { near: null }] },
  });
});
