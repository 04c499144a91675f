import type { PublishedOperation } from '@media-gateway/gateway';
import type { Role } from '@media-gateway/kernel';
import { type Supergraph, startEmbedded } from '@media-gateway/testkit';
import { type RestAnswer, askRest } from '../clients/rest.ts';

/** When the examples are asked, whenever that is: offers end and cursors hold dates. */
const NOW = Date.parse('2026-11-22T12:00:00Z');

/** The seeded system in which examples are asked: nobody was there before. */
export const startForExamples = (): Promise<Supergraph> => startEmbedded({ now: () => NOW });

export interface ExampleRequest {
  readonly viewer: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An example's request, asked by a viewer of its role: always the same one, who has what the examples before it made. */
export async function askExample(
  supergraph: Supergraph,
  http: NonNullable<PublishedOperation['http']>,
  { viewer, variables }: ExampleRequest,
): Promise<RestAnswer> {
  const token = viewer === 'guest' ? undefined : await supergraph.token(`example-${viewer}`, viewer as Role);
  return askRest(supergraph, { http }, variables, token);
}
