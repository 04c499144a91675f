import type { SubgraphsSettings } from '../config/settings.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';
import { createTransport } from '../transports/create.ts';
import type { Transports } from '../transports/port.ts';

/** A supergraph with the ways to its subgraphs. */
export interface Connected {
  readonly supergraph: LoadedSupergraph;
  readonly transports: Transports;
}

/**
 * Ways to every subgraph of a supergraph. One that answers where it did before keeps its transport: the connections stay open,
 * what is known of its failures stays known, and subscriptions go on.
 */
export function connect(
  { all, byName, secret }: SubgraphsSettings,
  { subgraphs }: LoadedSupergraph,
  before?: Connected,
): Transports {
  const placeOf = (name: string, url: string) => byName[name]?.url ?? url;
  const kept = (name: string, place: string) => {
    const known = before?.supergraph.subgraphs.find((one) => one.name === name);
    return known && placeOf(name, known.url) === place ? before?.transports[name] : undefined;
  };
  const transports = subgraphs.map(({ name, url }) => {
    const place = placeOf(name, url);
    return [name, kept(name, place) ?? createTransport({ ...byName[name], name, url: place, secret }, all)] as const;
  });
  return Object.fromEntries(transports);
}
