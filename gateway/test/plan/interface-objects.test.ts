import { describe, expect, it } from '@jest/globals';
import { type Subgraphs, federate } from './federation.ts';

const VEHICLES: Record<string, object> = {
  bike: { __typename: 'Bike', id: 'bike', color: 'red', wheels: 2 },
  boat: { __typename: 'Boat', id: 'boat', color: 'blue' },
};
const find = ({ id }: { id: string }) => VEHICLES[id];

/** The parking knows vehicles by their ids; what they are, the fleet knows. */
const traffic: Subgraphs = {
  parking: {
    sdl: `
      type Query { parked: [Vehicle!]! }
      type Vehicle @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
      type LandVehicle @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
    `,
    resolvers: { Query: { parked: () => [{ id: 'bike' }, { id: 'boat' }] } },
  },
  fleet: {
    sdl: `
      type Query { fleet: [Vehicle!]! }
      interface Vehicle @key(fields: "id") { id: ID! color: String }
      interface LandVehicle implements Vehicle @key(fields: "id") { id: ID! color: String wheels: Int! }
      type Bike implements LandVehicle & Vehicle @key(fields: "id") { id: ID! color: String wheels: Int! }
      type Boat implements Vehicle @key(fields: "id") { id: ID! color: String }
    `,
    resolvers: {
      Query: { fleet: () => Object.values(VEHICLES) },
      Vehicle: { __resolveReference: find },
      LandVehicle: { __resolveReference: find },
      Bike: { __resolveReference: find },
      Boat: { __resolveReference: find },
    },
  },
};

describe('a fragment on an interface that a subgraph knows as one object type', () => {
  it.each([
    ['written in place', '{ parked { id ... on LandVehicle { wheels } } }', ''],
    ['by name', '{ parked { id ...Land } }', 'fragment Land on LandVehicle { wheels }'],
    ['within another', '{ parked { id ... on Vehicle { ... on LandVehicle { wheels } } } }', ''],
  ])('%s applies to what is of that interface', async (_, query, fragment) => {
    const { ask } = federate(traffic);
    expect(await ask(`${query} ${fragment}`)).toMatchObject({
      data: { parked: [{ id: 'bike', wheels: 2 }, { id: 'boat' }] },
    });
  });

  it('may ask for the name of the type', async () => {
    const { ask } = federate(traffic);
    expect(await ask('{ parked { __typename ... on LandVehicle { __typename color } } }')).toMatchObject({
      data: { parked: [{ __typename: 'Bike', color: 'red' }, { __typename: 'Boat' }] },
    });
  });

  it('may be deferred', async () => {
    const { follow } = federate(traffic);
    const [first, ...parts] = await follow('{ parked { id ... on LandVehicle @defer { wheels } } }');
    expect(first).toMatchObject({ data: { parked: [{ id: 'bike' }, { id: 'boat' }] } });
    expect(parts).toContainEqual({ wheels: 2 });
  });
});
