import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { compose } from '../../src/supergraph/compose.ts';
import { SDL, type ServedLibrary, serveLibrary } from '../fixture/supergraph.ts';
import { type Child, gateway } from './process.ts';

/** The subgraphs of the library behind HTTP, for the tests of a file. */
export function useLibrary() {
  let library: ServedLibrary;
  beforeAll(async () => {
    library = await serveLibrary(() => undefined);
  });
  afterAll(() => library.close());
  /** The library's supergraph, of subgraphs that are reached where they are. */
  const supergraph = (users = SDL.users): string =>
    compose(Object.entries({ ...SDL, users }).map(([name, sdl]) => ({ name, sdl, url: library.urls[name] ?? '' })));
  return {
    supergraph,
    extended: () => supergraph(SDL.users.replace('role: String!', 'role: String!\n    nick: String')),
  };
}

/** Processes that end with their test. */
export function useProcesses() {
  const running: Child[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((child) => child.stop()));
  });
  const keep = (child: Child): Child => {
    running.push(child);
    return child;
  };
  return { keep, start: (...args: Parameters<typeof gateway>) => keep(gateway(...args)) };
}
