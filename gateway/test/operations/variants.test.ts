import { describe, expect, it } from '@jest/globals';
import { printDocumentMap, printManifest } from '../../src/operations/manifest.ts';
import { asGivenTo, createRegistry } from '../../src/operations/registry.ts';
import { compiled, problemsOf } from './fixture.ts';

const op = (variables: string, selection: string, audience = 'APP, PARTNER, AGENT') =>
  `"Says it."
query Op(${variables})
@http(method: GET, route: "/op/{id}")
@mcp(name: "op", title: "Op")
@audience(for: [${audience}])
${selection}`;

const ID = '"I." $id: ID!';
const HIDING = op(
  `${ID} "By." $by: ID @hideFrom(audience: [PARTNER]) "F." $first: Int = 5 @hideFrom(audience: [AGENT]) "N." $only: String`,
  `{
    title(id: $id) { name rating(by: $by) notes @hideFrom(audience: [PARTNER, AGENT]) { ...N } }
    titles(first: $first, query: $only) @hideFrom(audience: [PARTNER]) { nodes { name } }
  }
  fragment N on Note { text }`,
);

describe('an operation from which something is hidden', () => {
  const operation = compiled(HIDING);
  const { PARTNER, AGENT, APP } = operation.variants ?? {};

  it('is whole for whom nothing is hidden from', () => {
    expect(APP).toBeUndefined();
    expect(operation.document).toContain('notes');
    expect(operation.document).not.toContain('@');
  });

  it('has a variant without hidden fields, hidden variables and what nothing uses any more', () => {
    expect(PARTNER?.document).toBe('query Op($id: ID!) {\n  title(id: $id) {\n    name\n    rating\n  }\n}');
    expect(PARTNER?.inputSchema['properties']).toEqual({ id: { type: 'string', description: 'I.' } });
    expect(PARTNER?.audience).toEqual(['PARTNER']);
  });

  it('has the default of a hidden variable in its place', () => {
    expect(AGENT?.document).toContain('titles(first: 5, query: $only)');
    expect(AGENT?.variables.map(({ name }) => name)).toEqual(['id', 'by', 'only']);
    expect(JSON.stringify(AGENT?.outputSchema)).not.toContain('notes');
  });

  it('is found by the id of each, and each audience is given its own', () => {
    const registry = createRegistry([operation]);
    expect([operation, PARTNER, AGENT].map((one) => registry.find(one?.id ?? '')?.document)).toEqual(
      [operation, PARTNER, AGENT].map((one) => one?.document),
    );
    expect(asGivenTo('PARTNER', [operation])).toEqual([PARTNER]);
    expect(asGivenTo('APP', [operation])).toEqual([operation]);
  });

  it('is in the manifests with each document, once', () => {
    const ids = [operation, PARTNER, AGENT].map((one) => one?.id);
    expect(printManifest([operation]).operations.map(({ id }) => id)).toEqual(ids);
    const map = printDocumentMap([operation]);
    expect(Object.keys(map)).toEqual([...ids].sort());
    expect(map[PARTNER?.id ?? '']).toBe(PARTNER?.document);
  });

  it('has one document for two audiences that see the same', () => {
    const same = compiled(op(ID, '{ title(id: $id) { name notes @hideFrom(audience: [PARTNER, AGENT]) { text } } }'));
    expect(same.variants?.PARTNER?.id).toBe(same.variants?.AGENT?.id);
    expect(printManifest([same]).operations).toHaveLength(2);
  });

  it('has none when nothing is hidden', () => {
    expect(compiled(op(ID, '{ title(id: $id) { name } }')).variants).toBeUndefined();
  });
});

describe('what is refused', () => {
  it.each([
    [
      'a required variable',
      op(`${ID} "B." $by: ID! @hideFrom(audience: [AGENT])`, '{ title(id: $id) { rating(by: $by) } }'),
      ':2 $by is required, so it cannot be hidden; give it a default.',
    ],
    [
      'a variable of the route',
      op('"I." $id: ID! = "a" @hideFrom(audience: [PARTNER])', '{ title(id: $id) { name } }'),
      ':2 $id is in the route, so it cannot be hidden from PARTNER.',
    ],
    [
      'something from nobody it is offered to',
      op(ID, '{ title(id: $id) { name\n notes @hideFrom(audience: [PARTNER]) { text } } }', 'APP, AGENT'),
      ':7 The operation is not offered to PARTNER, so there is nothing to hide from it; leave PARTNER out of @hideFrom.',
    ],
    [
      'everything of a field',
      op(ID, '{ title(id: $id) { name @hideFrom(audience: [AGENT]) } }'),
      ':6 For AGENT, from whom a part is hidden: nothing is left here; leave something, or hide it all.',
    ],
    [
      'what the route needs',
      op(ID, '{ title(id: $id) @hideFrom(audience: [PARTNER]) { name } titles { nodes { name } } }'),
      ':3 For PARTNER, from whom a part is hidden: The route names {id}, but Op has no variable $id of a scalar or enum type.',
    ],
    [
      'what is hoisted',
      op(ID, '{ title(id: $id) { name @hoist @hideFrom(audience: [PARTNER]) rating } }'),
      ':1 For PARTNER, from whom a part is hidden: the field with @hoist is hidden; show it, or hoist another.',
    ],
  ])('hiding %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});
