import type { SubgraphsSettings } from '../config/settings.ts';
import { isObjectType } from 'graphql';
import { closest } from '../operations/closest.ts';
import type { GatewayOptions } from '../options.ts';
import type { LoadedSupergraph } from '../supergraph/load.ts';

/** What is wrong with the names of the configuration: a line for all that the supergraph does not have; undefined when it has all. */
export function strangersAmong(
  { byName, implied = [] }: SubgraphsSettings,
  { subgraphs }: Pick<LoadedSupergraph, 'subgraphs'>,
): string | undefined {
  const known = subgraphs.map(({ name }) => name);
  const strangers = Object.keys(byName).filter((name) => !known.includes(name) && !implied.includes(name));
  if (strangers.length === 0) return undefined;
  const named = strangers.map((name) => `"${name}"${hint(name, known)}`).join(', ');
  return `The supergraph has no subgraph ${named}, for which there are options; it has ${known.join(', ')}.`;
}

/** The names in `rate.buckets` and `shedding.priorities` that mean nothing in a supergraph: most often they are misspelt. */
export function unknownNames(
  { rate, shedding }: Pick<GatewayOptions, 'rate' | 'shedding'>,
  { subgraphs, fullSchema }: Pick<LoadedSupergraph, 'subgraphs' | 'fullSchema'>,
): readonly string[] {
  const known = new Set(subgraphs.map(({ name }) => name));
  const isKnown = (name: string) => {
    const [type = '', field = ''] = name.split('.');
    const root = fullSchema.getType(type);
    return known.has(name) || (isObjectType(root) && root.getFields()[field] !== undefined);
  };
  const fields = Object.values(rate.buckets).flatMap((bucket) => bucket.fields);
  return [...new Set([...fields, ...Object.keys(shedding.priorities)])].filter((name) => !isKnown(name));
}

function hint(name: string, known: readonly string[]): string {
  const near = closest(name, known).map((one) => `"${one}"`);
  return near.length > 0 ? ` (did you mean ${near.join(' or ')}?)` : '';
}
