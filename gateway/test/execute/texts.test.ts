import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SingleResponse } from '../../src/gateway.ts';
import { readAnswer } from '../../src/transports/answer.ts';
import { decode } from '../../src/transports/decode.ts';
import { failuresOf } from '../../src/transports/failure.ts';
import type { Transport } from '../../src/transports/port.ts';
import { startGraph } from '../fixture/graph.ts';

/** How a subgraph may write the same JSON. */
const WRITERS = {
  plainly: (value: unknown) => JSON.stringify(value),
  'with escapes': (value: unknown) =>
    JSON.stringify(value).replace(
      /[^\u0020-\u007e]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
};

/** Sends every answer of a transport as bytes, as HTTP does. */
const asBytes =
  (write: (value: unknown) => string) =>
  (inner: Transport): Transport => ({
    ...inner,
    request: async (request) => {
      const bytes = Buffer.from(write(await inner.request(request)));
      return readAnswer({ ...decode([bytes]), status: 200, retryAfterMs: undefined }, failuresOf('words'));
    },
  });

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\n', '\n', 'é', '日本', '\u2028'),
);

/** Half of a surrogate pair has no UTF-8; it becomes U+FFFD. */
const asUtf8 = (some: string): string => Buffer.from(some).toString();

it.each(Object.entries(WRITERS))('passes on every text that a subgraph writes %s', async (_, write) => {
  const said = { first: '', last: '' };
  const words = {
    sdl: 'type Query { word: Word } type Word @key(fields: "id") { id: ID! first: String }',
    resolvers: { Query: { word: () => ({ id: '1', first: said.first }) } },
  };
  const more = {
    sdl: 'type Word @key(fields: "id") { id: ID! last: String }',
    resolvers: { Word: { __resolveReference: () => ({ id: '1', last: said.last }) } },
  };
  const { gateway } = startGraph({ words, more }, asBytes(write));
  const sameBytes = async (first: string, last: string) => {
    Object.assign(said, { first, last });
    const response = await gateway.run({ facade: 'graphql', query: '{ word { first last } }' });
    const { data } = JSON.parse((response as SingleResponse).bytes.toString()) as { data: unknown };
    expect(data).toEqual({ word: { first: asUtf8(first), last: asUtf8(last) } });
  };
  await fc.assert(fc.asyncProperty(text, text, sameBytes), { numRuns: 300 });
});
