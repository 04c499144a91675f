import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FieldNode, Kind, type OperationDefinitionNode, buildSchema, parse } from 'graphql';
import { AnswerForms } from '../../src/answer/answer.ts';
import type { DataObject } from '../../src/answer/data.ts';

const schema = buildSchema(`
  type Query { node: Node nodes: [Node] must: Leaf! grid: [[Int!]]! any: Either }
  interface Node { id: ID! }
  type Leaf implements Node { id: ID! name: String colour: Colour json: Json ratio: Float }
  type Tree implements Node { id: ID! left: Node right: Leaf! leaves: [Leaf!] }
  union Either = Leaf | Tree
  enum Colour { RED GREEN }
  scalar Json`);

const document = parse(`{
  first: node { ...N }
  nodes { ...N kind: __typename }
  must { id name }
  grid
  any { ... on Tree { right { id } } ... on Leaf { id ratio } }
} fragment N on Node { id ... on Leaf { name colour json again: name } ... on Tree { left { id } leaves { id } } }`);

const fragments = Object.fromEntries(
  document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
);
const forms = new AnswerForms({
  schema,
  operation: document.definitions[0] as OperationDefinitionNode,
  fragments,
  nameOf: ({ name }: FieldNode) => name.value,
  deferredOf: () => undefined,
});

/** Mostly what the schema says, sometimes not. */
const odd = fc.constantFrom<unknown>(null, undefined, 'text', 7, [], {});
const mostly = <T>(usual: fc.Arbitrary<T>) => fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: odd });
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\u2028', '\ud800', 'é'.repeat(60)),
);
const leaf = fc.record({
  __typename: mostly(fc.constant('Leaf')),
  id: mostly(fc.oneof(text, fc.integer())),
  name: fc.option(text),
  colour: mostly(fc.constantFrom('RED', 'GREEN', null)),
  json: fc.jsonValue(),
  ratio: mostly(fc.double({ noNaN: true, noDefaultInfinity: true })),
});
const tree = fc.record({
  __typename: mostly(fc.constant('Tree')),
  id: mostly(text),
  left: fc.option(leaf),
  right: mostly(leaf),
  leaves: fc.option(fc.array(mostly(leaf), { maxLength: 3 })),
});
const data = fc.record({
  node: fc.option(fc.oneof(leaf, tree)),
  nodes: fc.option(fc.array(fc.option(fc.oneof(leaf, tree)), { maxLength: 3 })),
  must: mostly(leaf),
  grid: mostly(fc.array(fc.option(fc.array(mostly(fc.integer()), { maxLength: 3 })), { maxLength: 3 })),
  any: fc.option(fc.oneof(leaf, tree)),
});

it('writes what the careful way makes, to the letter, or leaves it to the careful way', () => {
  let written = 0;
  fc.assert(
    fc.property(data, (made) => {
      const form = forms.of({});
      const careful = forms.project(form, { data: made as DataObject, faults: [], variables: {} });
      const quick = forms.write(form, made as DataObject, { shared: new Map(), verbatim: false });
      if (quick === undefined) return;
      written += 1;
      expect(careful.errors).toEqual([]);
      expect(quick).toBe(JSON.stringify(careful.data));
    }),
    { numRuns: 500 },
  );
  expect(written).toBeGreaterThan(100);
});

it('leaves nothing to the careful way that has no error and only values of its types', () => {
  const made = {
    node: { __typename: 'Leaf', id: 1, name: 'a "quoted"\n name', colour: 'RED', json: { a: [1] } },
    nodes: [null, { __typename: 'Tree', id: 't', left: null, leaves: [] }],
    must: { id: 'm' },
    grid: [null, [1, 2]],
    any: { __typename: 'Tree', right: { id: 'r' } },
  };
  expect(JSON.parse(forms.write(forms.of({}), made, { shared: new Map(), verbatim: false }) ?? '')).toEqual({
    first: { id: '1', name: 'a "quoted"\n name', colour: 'RED', json: { a: [1] }, again: 'a "quoted"\n name' },
    nodes: [null, { id: 't', left: null, leaves: [], kind: 'Tree' }],
    must: { id: 'm', name: null },
    grid: [null, [1, 2]],
    any: { right: { id: 'r' } },
  });
});

it('writes an object once that hangs at several places', () => {
  const shared = { __typename: 'Leaf', id: 's', name: 'shared' };
  const places = new Map([[shared as DataObject, new Map()]]);
  const made = { node: shared, nodes: [shared, shared], must: shared, grid: [], any: null };
  const written = JSON.parse(forms.write(forms.of({}), made, { shared: places, verbatim: false }) ?? '') as {
    nodes: unknown[];
  };
  expect(written.nodes).toEqual(
    [0, 1].map(() => ({ id: 's', name: 'shared', colour: null, json: null, again: 'shared', kind: 'Leaf' })),
  );
  // One text for each selection that shows it: first, nodes, must.
  expect(places.get(shared)?.size).toBe(3);
});
