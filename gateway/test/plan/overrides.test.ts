import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { choicesOf, choose } from '../../src/plan/choice.ts';
import { readOverrideLabels } from '../../src/plan/overrides.ts';
import { type Subgraphs, composeTest, federate } from './federation.ts';

/** Amounts, names and weights move from the old subgraph to the new one. */
const subgraphs: Subgraphs = {
  old: {
    sdl: `
      type Query { bill: Bill user: User parcel: Parcel }
      type Bill @key(fields: "id") { id: ID! amount: String due: String }
      type User @key(fields: "id") { id: ID! name: String }
      type Parcel @key(fields: "id") { id: ID! weight: String @shareable }
    `,
    resolvers: {
      Query: { bill: () => ({ id: '1' }), user: () => ({ id: 'u' }), parcel: () => ({ id: 'p' }) },
      Bill: { amount: () => 'old', due: () => 'old' },
      User: { name: () => 'old' },
      Parcel: { weight: () => 'old' },
    },
  },
  new: {
    sdl: `
      type Bill @key(fields: "id") {
        id: ID!
        amount: String @override(from: "old", label: "percent(50)")
        due: String @override(from: "old", label: "moved-due")
      }
      type User @key(fields: "id") { id: ID! name: String @override(from: "old", label: "percent(12.5)") }
      type Parcel @key(fields: "id") { id: ID! weight: String @shareable @override(from: "old", label: "moved-weight") }
    `,
    resolvers: {
      Bill: { amount: () => 'new', due: () => 'new' },
      User: { name: () => 'new' },
      Parcel: { weight: () => 'new' },
    },
  },
  scales: {
    sdl: 'type Parcel @key(fields: "id") { id: ID! weight: String @shareable }',
    resolvers: { Parcel: { weight: () => 'scales' } },
  },
  post: {
    sdl: 'type Parcel @key(fields: "id") { id: ID! weight: String @external stamps: String @requires(fields: "weight") }',
    resolvers: { Parcel: { stamps: ({ weight }: { weight: string }) => `by ${weight}` } },
  },
};

type Answer = { readonly data: { readonly bill: { readonly amount: string } } };

describe('a field that moves to another subgraph by a label', () => {
  it('of a percentage comes from there for that share of the requests', async () => {
    const { ask } = federate(subgraphs);
    const answers: string[] = [];
    for (let index = 0; index < 1000; index += 1)
      answers.push(((await ask('{ bill { amount } }')) as Answer).data.bill.amount);
    const share = answers.filter((amount) => amount === 'new').length / answers.length;
    // Six standard deviations to either side.
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    expect(new Set(answers)).toEqual(new Set(['old', 'new']));
  });

  it.each([
    [true, 'new'],
    [false, 'old'],
  ])('that is configured (%s) comes from the %s one', async (isOn, from) => {
    const { ask } = federate(subgraphs, { overrides: { 'moved-due': isOn } });
    expect(await ask('{ bill { due } }')).toMatchObject({ data: { bill: { due: from } } });
  });

  it('that is not configured stays where it was', async () => {
    expect(await federate(subgraphs).ask('{ bill { due } }')).toMatchObject({ data: { bill: { due: 'old' } } });
  });

  it('of a percentage may be configured too', async () => {
    const { ask } = federate(subgraphs, { overrides: { 'percent(50)': true } });
    for (let index = 0; index < 20; index += 1)
      expect(await ask('{ bill { amount } }')).toMatchObject({ data: { bill: { amount: 'new' } } });
  });

  it.each([
    ['{ bill { id } user { id } }', []],
    ['{ bill { amount } }', ['percent(50)']],
    ['{ bill { ...F } user { name } } fragment F on Bill { amount }', ['percent(12.5)', 'percent(50)']],
    ['{ parcel { stamps } }', ['moved-weight']],
    ['{ bill { amount due } user { name } }', ['moved-due', 'percent(12.5)', 'percent(50)']],
  ])('%s is planned apart for %j', (query, labels) => {
    const { sdl, apiSchema } = composeTest(subgraphs);
    expect(readOverrideLabels(sdl, apiSchema)(parse(query))).toEqual(labels);
  });

  it.each([
    [0, ['percent(12.5)', 'percent(50)']],
    [12.4, ['percent(12.5)', 'percent(50)']],
    [12.5, ['percent(50)']],
    [49.9, ['percent(50)']],
    [50, []],
  ])('is decided by one draw for all percentages: %d', (draw, overrides) => {
    const choices = choicesOf(parse('{ bill { id } }'), [
      'moved-due',
      'percent(12.5)',
      'percent(50)',
      'percent(0)',
      'percent(x)',
    ]);
    expect(choose(choices, {}, {}, () => draw).overrides).toEqual(overrides);
  });
});
