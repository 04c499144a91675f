import type { Served } from '../../src/version/version.ts';
import { compose } from '../../src/supergraph/compose.ts';
import { loadSupergraph } from '../../src/supergraph/load.ts';
import type { Transport, Transports } from '../../src/transports/port.ts';
import { SDL } from '../fixture/supergraph.ts';

/** The library's supergraph, and one with a further field that nobody asks for. */
export const PLAIN = composed(SDL.users);
export const EXTENDED = composed(SDL.users.replace('role: String!', 'role: String!\n    nick: String'));

/** @param reviews the schema of the subgraph reviews, where it is another. */
export function composed(users: string, reviews = SDL.reviews): string {
  const sdls = { ...SDL, users, reviews };
  return compose(Object.entries(sdls).map(([name, sdl]) => ({ name, sdl, url: `http://127.0.0.1:1/${name}` })));
}

export const servedOf = (sdl: string, transports: Transports, operations: Served['operations'] = []): Served => ({
  supergraph: loadSupergraph(sdl),
  transports,
  operations,
});

export interface Watched {
  readonly transports: Transports;
  /** The names of those that were closed, in that order. */
  readonly closed: readonly string[];
}

/** Transports that tell when they are closed. */
export function watched(transports: Transports): Watched {
  const closed: string[] = [];
  const watch = (name: string, transport: Transport): Transport => ({
    request: (request) => transport.request(request),
    subscribe: (request) => transport.subscribe(request),
    close: async () => void closed.push(name),
  });
  const entries = Object.entries(transports).map(([name, transport]) => [name, watch(name, transport)] as const);
  return { transports: Object.fromEntries(entries), closed };
}
