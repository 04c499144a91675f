import { describe, expect, it } from '@jest/globals';
import { AppError } from '@media-gateway/kernel';
import type { SubgraphAnswer, Transport } from '../src/transports/port.ts';
import { startLibrary } from './fixture/supergraph.ts';

/** A subgraph that answers every request alike. */
const answering = (request: () => Promise<SubgraphAnswer>): Transport => ({
  request,
  async *subscribe() {
    yield await request();
  },
  close: async () => undefined,
});

const QUERY = '{ media(id: "b1") { title reviews { body author { id name } } } }';

async function askWith(users: Transport) {
  const library = await startLibrary('local', { replace: { users } });
  const response = await library.gateway.run({ facade: 'graphql', query: QUERY });
  if (response.kind !== 'single') throw new Error('expected one answer');
  return JSON.parse(JSON.stringify(response.result)) as {
    data: unknown;
    errors: { message: string; path?: unknown[]; extensions: object }[];
  };
}

describe('a subgraph that fails gives partial data and one clear error', () => {
  it.each<[string, () => Promise<SubgraphAnswer>, string]>([
    [
      'cannot be reached',
      () => Promise.reject(new AppError('SUBGRAPH_UNAVAILABLE', 'The subgraph "users" cannot be reached.')),
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['answers without entities', async () => ({ data: null }), 'SUBGRAPH_ERROR'],
    ['answers too few entities', async () => ({ data: { _entities: [] } }), 'SUBGRAPH_ERROR'],
    ['breaks in a way nobody foresaw', () => Promise.reject(new TypeError('password=hunter2')), 'SUBGRAPH_ERROR'],
    ['refuses the whole request', async () => ({ errors: [{ message: 'password=hunter2' }] }), 'SUBGRAPH_ERROR'],
  ])('when it %s', async (_name, request, code) => {
    const { data, errors } = await askWith(answering(request));
    expect(data).toEqual({ media: { title: 'The Trial', reviews: null } });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ path: ['media', 'reviews'], extensions: { code, service: 'users' } });
    expect(JSON.stringify(errors)).not.toContain('hunter2');
  });

  it('keeps the entities that were answered when one has an error', async () => {
    const users = answering(async () => ({
      data: { _entities: [{ name: 'Ada' }, null] },
      errors: [{ message: 'Bob is shy.', path: ['_entities', 1, 'name'], extensions: { code: 'FORBIDDEN' } }],
    }));
    const { data, errors } = await askWith(users);
    expect(data).toEqual({ media: { title: 'The Trial', reviews: null } });
    expect(errors).toEqual([
      {
        message: 'Bob is shy.',
        path: ['media', 'reviews', 1, 'author', 'name'],
        extensions: { code: 'FORBIDDEN', service: 'users' },
      },
    ]);
  });
});
